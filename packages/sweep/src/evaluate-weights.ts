import {
  type Evaluation,
  evaluate,
  InputError,
  inputsOf,
  labels,
  type Spikes,
  type Weights,
} from '@s4nn/core';
import { type Config, checkAgainstData } from './config/index.js';
import { loadData } from './data.js';
import { networkOf } from './job.js';
import { createBackend } from './trial.js';
import { readWeights } from './weights/index.js';

/**
 * Evaluates stored weights on the test samples of a config.
 * @param files one `.npz`, or one `.npy` a layer in order.
 * @param classes the class that each output stands for, for weights whose outputs are in another order.
 * @throws InputError when the weights do not fit the config's network.
 */
export async function evaluateWeights(
  config: Config,
  files: readonly string[],
  classes?: readonly number[],
): Promise<Evaluation> {
  const data = await loadData(config);
  const { train } = data.dataset;
  checkAgainstData(config, { trainSamples: train.labels.length, classes: data.dataset.classes.length });
  const test = data.encode('test', config.plugins.encoder.options);
  const network = networkOf(config.json, test);
  const layers = readWeights(files);
  if (layers.length !== network.layers.length) {
    throw new InputError(
      `${files.join(', ')}: found weights of ${layers.length} layers, expected ${network.layers.length} as in the config`,
    );
  }
  const weights = layers.map(({ values, shape, file }, k): Weights => {
    const expected = [network.layers[k]!.size, inputsOf(network, k)];
    if (String(shape) !== String(expected)) {
      throw new InputError(
        `${file}: found shape [${shape.join(' × ')}] for layer ${k}, expected [outputs × inputs] = [${expected.join(' × ')}]. Do /network/layers and the encoder of the config match these weights?`,
      );
    }
    return values;
  });
  await using model = await (await createBackend(config.plugins.backend)).compile([network]);
  await model.write([weights]);
  return evaluate(model, classes ? relabel(test, classes, data.dataset.classes.length) : test);
}

/** Labels as output indices, for a network whose output k stands for `classes[k]`. */
function relabel(spikes: Spikes, classes: readonly number[], count: number): Spikes {
  const sorted = [...classes].sort((a, b) => a - b);
  if (sorted.length !== count || sorted.some((label, index) => label !== index)) {
    throw new InputError(
      `--classes: found ${classes.join(',')}, expected each of 0…${count - 1} once, the class of output 0 first`,
    );
  }
  return { ...spikes, labels: labels(Array.from(spikes.labels, (label) => classes.indexOf(label))) };
}
