import { type Config, missingResultHint } from '@s4nn/config';
import {
  analyse,
  answerTo,
  completeOptions,
  type Evaluation,
  InputError,
  type Network,
  summarise,
  timesOfSample,
} from '@s4nn/core';
import { infer, networkOf, openHost } from '@s4nn/lanes';
import { readWeights } from '@s4nn/weights/files';
import { fitting, requireLayers } from '../fitting-weights.js';
import { imageOf } from '../sample-image.js';
import type { ShownSample } from './show-network.js';

/** Which of the validation samples to show. */
export interface ShowValidationOptions {
  /** Its place among them, from 0. */
  readonly sample: number;
}

const schema = { properties: { sample: { type: 'integer', minimum: 0 } }, required: ['sample'] };

/** Stored weights at work on the validation samples. */
export interface ShownValidation {
  readonly network: Network;
  /** Class of each output. */
  readonly names: readonly string[];
  readonly evaluation: Evaluation;
  /** Validation samples by true and by decided class, [classes × classes]; decisions are those of the potential rule. */
  readonly confusion: readonly (readonly number[])[];
  /** The one that was asked for; its `sample` is its index among the training samples. */
  readonly shown: ShownSample;
}

/**
 * Runs stored weights on the validation samples of a config, which are training samples that were held back. Test samples are not
 * encoded.
 * @param files one file with all layers, or one `.npy` per layer in order.
 * @throws InputError if the weights do not fit the config's network, it has no validation samples, or there is no such sample.
 */
export async function showValidation(
  config: Config,
  files: readonly string[],
  asked: ShowValidationOptions,
): Promise<ShownValidation> {
  const { sample } = completeOptions<ShowValidationOptions>('showValidation', schema, asked);
  const layers = readWeights(files, missingResultHint);
  requireLayers(files, layers.length, config);
  const host = await openHost(config);
  const { validation } = host.split('split');
  const index = validation[sample];
  if (index === undefined) {
    const held =
      validation.length === 0 ? 'no validation samples' : `validation samples 0 to ${validation.length - 1}`;
    throw new InputError(`sample: found ${sample}, but the config has ${held}`);
  }
  const { spikes } = host;
  const network = networkOf(config.json, spikes);
  const weights = fitting(layers, network);
  const { backend } = config.plugins;
  const inference = await infer({ backend, network, weights, spikes, detail: 'decision' }, validation);
  const { train, classes } = host.data.dataset;
  return {
    ...{ network, names: classes },
    evaluation: summarise(network, spikes, validation, inference),
    confusion: analyse(network, spikes, inference, validation).confusion,
    shown: {
      ...{ sample: index, truth: spikes.labels[index]!, image: imageOf(train, index) },
      ...answerTo(network, weights, timesOfSample(spikes, index)),
    },
  };
}
