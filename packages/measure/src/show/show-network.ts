import type { Config } from '@s4nn/config';
import {
  featuresOf,
  forward,
  InputError,
  type Network,
  type Samples,
  samplesIn,
  timesOfSample,
} from '@s4nn/core';
import { type LoadedWeights, loadWeights } from '../load-weights.js';
import { type Field, meanOfChannels, type NamedField, weightFields } from '../weight-fields.js';
import { decisionOf } from './decision.js';
import { latenciesOf } from './latencies.js';
import { everyOne, type ShownNeuron, shownNeurons } from './potentials.js';

/** What to show of a trained network. */
export interface ShowOptions {
  /** Which of the test samples. */
  readonly sample: number;
  /** How many neurons of the first layer to show with their weights; by default 64, or all where there are fewer. */
  readonly neurons?: number;
  readonly classes?: readonly number[];
}

/** Stored weights at work on one test sample. */
export interface Shown {
  readonly network: Network;
  /** Class of each output. */
  readonly names: readonly string[];
  /** How many test samples there are, and which of them this is. */
  readonly samples: number;
  readonly sample: number;
  /** The sample as an image, of several channels their mean; null where it is none. */
  readonly image: Field | null;
  /** The output of the true class, and the one decided on by the potential rule. */
  readonly truth: number;
  readonly decided: number;
  /** The step that decided; null where no output fired. */
  readonly step: number | null;
  /** Of the input and each layer: its spikes as (step, neuron). */
  readonly spikes: readonly (readonly (readonly [step: number, neuron: number])[])[];
  /** Of each layer, hidden ones first: the potentials of the neurons that fired first, of the last layer those of all. */
  readonly potentials: readonly (readonly ShownNeuron[])[];
  /** Input weights of some neurons of the first layer; none where inputs are no pixels. */
  readonly fields: readonly NamedField[];
  /** Of the input and each layer: how many spikes come at each step over the first test samples, [duration]. */
  readonly latencies: readonly (readonly number[])[];
  /** Number of these samples. */
  readonly latencySamples: number;
}

/** Test samples whose latencies are counted: the reference engine runs them. */
const latencySamples = 200;

/**
 * Runs stored weights on one test sample: its spikes through all layers, potentials and the step that decided, weights as
 * images, and when neurons fire.
 * @param files as of `evaluateWeights`.
 * @throws InputError when the weights do not fit, or there is no such sample or neuron.
 */
export async function showNetwork(
  config: Config,
  files: readonly string[],
  options: ShowOptions,
): Promise<Shown> {
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

/** The sample and the number of neurons that are asked for, which there have to be. */
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

/** A sample as an image; of several channels, their mean. */
function imageOf(samples: Samples, sample: number): Field | null {
  const [rows, columns, channels = 1] = samples.shape;
  if (rows === undefined || columns === undefined) return null;
  const features = featuresOf(samples);
  const values = samples.values.subarray(sample * features, (sample + 1) * features);
  return { rows, columns, values: meanOfChannels(values, channels) };
}
