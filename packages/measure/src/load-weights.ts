import { type Config, missingResultHint } from '@s4nn/config';
import {
  InputError,
  labels,
  type Network,
  outputsOf,
  type Samples,
  type Spikes,
  type Weights,
} from '@s4nn/core';
import { type Host, networkOf, openHost } from '@s4nn/lanes';
import { readWeights } from '@s4nn/weights/files';
import { fitting, requireLayers } from './fitting-weights.js';
import { requireResultData } from './require-result-data.js';

/** A trained network, and the test samples of its config. */
export interface LoadedWeights {
  readonly host: Host;
  readonly network: Network;
  /** One array per layer, [outputs × inputs]. */
  readonly weights: readonly Weights[];
  /** Labelled by outputs. */
  readonly spikes: Spikes;
  /** The samples that the spikes encode. */
  readonly samples: Samples;
  /** Class of each output. */
  readonly names: readonly string[];
}

/**
 * Reads stored weights, and the test samples of the config that they belong to.
 * @param files one file with all layers, or one `.npy` per layer in order.
 * @param classes the class that each output stands for, if the weights have them in another order.
 * @throws InputError if the weights do not fit the config's network.
 */
export async function loadWeights(
  config: Config,
  files: readonly string[],
  classes?: readonly number[],
): Promise<LoadedWeights> {
  if (classes) checkClasses(classes, outputsOf(config.json.network));
  const layers = readWeights(files, missingResultHint);
  requireLayers(files, layers.length, config);
  const host = await openHost(config);
  requireResultData(host.description, files);
  const { data } = host;
  const test = data.encode('test', config.plugins.encoder.options);
  const network = networkOf(config.json, test);
  const weights = fitting(layers, network);
  const { classes: names } = data.dataset;
  return {
    host,
    network,
    weights,
    spikes: classes ? relabel(test, classes) : test,
    samples: data.dataset.test,
    names: classes ? classes.map((label) => names[label]!) : names,
  };
}

function checkClasses(classes: readonly number[], count: number): void {
  const sorted = [...classes].sort((a, b) => a - b);
  if (sorted.length !== count || sorted.some((label, index) => label !== index)) {
    throw new InputError(
      `--classes: found ${classes.join(',')}, expected each of 0…${count - 1} once, starting with the class of output 0`,
    );
  }
}

/** Replaces labels by output indices, for a network whose output k stands for `classes[k]`. */
function relabel(spikes: Spikes, classes: readonly number[]): Spikes {
  return { ...spikes, labels: labels(Array.from(spikes.labels, (label) => classes.indexOf(label))) };
}
