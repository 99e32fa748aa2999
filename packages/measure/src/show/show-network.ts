import type { Config } from '@s4nn/config';
import {
  answerTo,
  completeOptions,
  InputError,
  type Mistake,
  type Network,
  type SampleAnswer,
  samplesIn,
  timesOfSample,
  type Weights,
} from '@s4nn/core';
import { evaluateHere } from '@s4nn/lanes';
import { type LoadedWeights, loadWeights } from '../load-weights.js';
import { imageOf } from '../sample-image.js';
import { shared } from '../shared-options.js';
import { type Field, type NamedField, weightFields } from '../weight-fields.js';
import { latenciesOf } from './latencies.js';
import { selectionOf } from './selection.js';

/** Which samples and which parts of a trained network to show. */
export interface ShowOptions {
  /** Index of the test sample; `wrong` is the first one that the network decides wrongly. */
  readonly sample: number | 'wrong';
  /** How many samples to show: that one, some that are decided wrongly, and those that follow it; by default it alone. */
  readonly samples?: number;
  /** How many neurons of the first layer to show with their weights; by default 64, or all if there are fewer. */
  readonly neurons?: number;
  readonly classes?: readonly number[];
}

const whole = { type: 'integer', minimum: 0 };
const schema = {
  properties: {
    sample: { anyOf: [{ const: 'wrong' }, whole] },
    samples: { type: 'integer', minimum: 1 },
    neurons: whole,
    classes: shared.classes,
  },
  required: ['sample'],
};

/** Stored weights at work on some test samples. */
export interface Shown {
  readonly network: Network;
  /** One array per layer, [outputs × inputs]. */
  readonly weights: readonly Weights[];
  /** Class of each output. */
  readonly names: readonly string[];
  /** Number of test samples, and the share of them that the network decides rightly by the potential rule, 0…1. */
  readonly samples: number;
  readonly accuracy: number;
  /** Those that are shown, in order of their index. */
  readonly shown: readonly ShownSample[];
  /** Which of these was asked for. */
  readonly chosen: number;
  /** Input weights of some neurons of the first layer; empty if the inputs are not pixels. */
  readonly fields: readonly NamedField[];
  /** Spikes of the input and of each layer at each step, over the first test samples, [duration]. */
  readonly latencies: readonly (readonly number[])[];
  /** Number of these samples. */
  readonly latencySamples: number;
}

/** A test sample, and what the network does with it. */
export interface ShownSample extends SampleAnswer {
  /** Its index. */
  readonly sample: number;
  /** The output of the true class. */
  readonly truth: number;
  /** The sample as an image, the mean of its channels; null if it is not an image. */
  readonly image: Field | null;
}

/** Number of test samples whose latencies are counted; few, because the slow reference engine runs them. */
const latencySamples = 200;

/**
 * Runs stored weights on test samples: spikes in all layers, the decision, weights as images, and when neurons fire.
 * @param files as for `evaluateWeights`.
 * @throws InputError if the weights do not fit, or there is no such sample or neuron.
 */
export async function showNetwork(
  config: Config,
  files: readonly string[],
  asked: ShowOptions,
): Promise<Shown> {
  const options = completeOptions<ShowOptions>('showNetwork', schema, asked);
  const loaded = await loadWeights(config, files, options.classes);
  const { network, weights, spikes, names, samples } = loaded;
  const count = samplesIn(spikes);
  const neurons = neuronsIn(options, network);
  if (options.sample !== 'wrong') requireSample(options.sample, count);
  const { evaluation, mistakes } = await evaluateHere({
    ...{ backend: config.plugins.backend, network, weights, spikes },
    detail: 'decision',
  });
  const sample = options.sample === 'wrong' ? firstOf(mistakes, loaded) : options.sample;
  const selection = selectionOf(sample, options.samples ?? 1, count, mistakes);
  const counted = Math.min(count, latencySamples);
  return {
    ...{ network, weights, names, samples: count, accuracy: evaluation.accuracy.potential },
    shown: selection.map((index) => ({
      ...{ sample: index, truth: spikes.labels[index]!, image: imageOf(samples, index) },
      ...answerTo(network, weights, timesOfSample(spikes, index)),
    })),
    chosen: selection.indexOf(sample),
    fields: weightFields(network, weights[0]!, samples, neurons),
    latencies: latenciesOf(network, weights, (index) => timesOfSample(spikes, index), counted),
    latencySamples: counted,
  };
}

function requireSample(sample: number, count: number): void {
  if (sample < count) return;
  throw new InputError(`--sample: found ${sample}, expected one of the test samples, 0…${count - 1}`);
}

function firstOf([mistake]: readonly Mistake[], { spikes }: LoadedWeights): number {
  if (mistake) return mistake.sample;
  throw new InputError(
    `--sample: found wrong, but the network decides all ${samplesIn(spikes)} test samples rightly; give the index of one`,
  );
}

/** The number of neurons to show, after checking that there are as many. */
function neuronsIn({ neurons: asked }: ShowOptions, { layers: [{ size }] }: Network): number {
  const neurons = asked ?? Math.min(64, size);
  if (neurons < 1 || neurons > size) {
    throw new InputError(`--neurons: found ${neurons}, expected 1…${size}, as the first layer has ${size}`);
  }
  return neurons;
}
