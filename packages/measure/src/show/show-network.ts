import type { Config } from '@s4nn/config';
import {
  completeOptions,
  featuresOf,
  forward,
  InputError,
  type Network,
  type Samples,
  samplesIn,
  timesOfSample,
} from '@s4nn/core';
import { type LoadedWeights, loadWeights } from '../load-weights.js';
import { shared } from '../shared-options.js';
import { type Field, meanOfChannels, type NamedField, weightFields } from '../weight-fields.js';
import { decisionOf } from './decision.js';
import { latenciesOf } from './latencies.js';
import { everyOne, type ShownNeuron, shownNeurons } from './potentials.js';

/** Which sample and which parts of a trained network to show. */
export interface ShowOptions {
  /** Index of the test sample. */
  readonly sample: number;
  /** How many neurons of the first layer to show with their weights; by default 64, or all if there are fewer. */
  readonly neurons?: number;
  readonly classes?: readonly number[];
}

const whole = { type: 'integer', minimum: 0 };
const schema = {
  properties: { sample: whole, neurons: whole, classes: shared.classes },
  required: ['sample'],
};

/** Stored weights at work on one test sample. */
export interface Shown {
  readonly network: Network;
  /** Class of each output. */
  readonly names: readonly string[];
  /** Number of test samples, and the index of this one. */
  readonly samples: number;
  readonly sample: number;
  /** The sample as an image, the mean of its channels; null if it is not an image. */
  readonly image: Field | null;
  /** The output of the true class, and the one that the potential rule decides on. */
  readonly truth: number;
  readonly decided: number;
  /** The step of the decision; null if no output fired. */
  readonly step: number | null;
  /** The spikes of the input and of each layer as (step, neuron). */
  readonly spikes: readonly (readonly (readonly [step: number, neuron: number])[])[];
  /** Potentials per layer, hidden ones first: those of the neurons that fired first, and of all neurons in the last layer. */
  readonly potentials: readonly (readonly ShownNeuron[])[];
  /** Input weights of some neurons of the first layer; empty if the inputs are not pixels. */
  readonly fields: readonly NamedField[];
  /** Spikes of the input and of each layer at each step, over the first test samples, [duration]. */
  readonly latencies: readonly (readonly number[])[];
  /** Number of these samples. */
  readonly latencySamples: number;
}

/** Number of test samples whose latencies are counted; few, because the slow reference engine runs them. */
const latencySamples = 200;

/**
 * Runs stored weights on one test sample: spikes in all layers, potentials, the decision, weights as images, and when neurons
 * fire.
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
  const { sample, neurons } = checked(options, loaded);
  const count = samplesIn(spikes);
  const times = forward(network, weights, timesOfSample(spikes, sample));
  const potentials = shownNeurons(network, weights, times);
  const counted = Math.min(count, latencySamples);
  return {
    ...{ network, names, samples: count, sample },
    image: imageOf(samples, sample),
    truth: spikes.labels[sample]!,
    ...decisionOf(network, times.at(-1)!, potentials.at(-1)!),
    spikes: times.map((layer) =>
      everyOne(layer.length).flatMap((neuron): [number, number][] =>
        layer[neuron]! < network.duration ? [[layer[neuron]!, neuron]] : [],
      ),
    ),
    potentials,
    fields: weightFields(network, weights[0]!, samples, neurons),
    latencies: latenciesOf(network, weights, (index) => timesOfSample(spikes, index), counted),
    latencySamples: counted,
  };
}

/** The requested sample and number of neurons, after checking that they exist. */
function checked({ sample, neurons: asked }: ShowOptions, { network, spikes }: LoadedWeights) {
  const count = samplesIn(spikes);
  if (sample >= count) {
    throw new InputError(`--sample: found ${sample}, expected one of the test samples, 0…${count - 1}`);
  }
  const { size } = network.layers[0];
  const neurons = asked ?? Math.min(64, size);
  if (neurons < 1 || neurons > size) {
    throw new InputError(`--neurons: found ${neurons}, expected 1…${size}, as the first layer has ${size}`);
  }
  return { sample, neurons };
}

/** A sample as an image, the mean of its channels. */
function imageOf(samples: Samples, sample: number): Field | null {
  const [rows, columns, channels = 1] = samples.shape;
  if (rows === undefined || columns === undefined) return null;
  const features = featuresOf(samples);
  const values = samples.values.subarray(sample * features, (sample + 1) * features);
  return { rows, columns, values: meanOfChannels(values, channels) };
}
