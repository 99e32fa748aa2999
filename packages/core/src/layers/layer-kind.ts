import type { SpikeTimes, Weights } from '../arrays.js';
import type { JsonSchema } from '../json-schema.js';
import type { Neuron } from '../network/neuron.js';

/** What every layer has, of whatever kind. */
export interface AnyLayer {
  /** Firing threshold θ in units of membrane potential; greater than 0. */
  readonly threshold: number;
  /** Learning rate η. */
  readonly learningRate: number;
  /** L2 decay λ: each update multiplies every weight by 1 − ηλ. */
  readonly decay: number;
  /** Bounds of the uniform distribution of the initial weights, and of a revived neuron's. */
  readonly init: readonly [low: number, high: number];
}

/** JSON schemas (draft 7) of the members of {@link AnyLayer}, for the schema of a kind. */
export const commonMembers = {
  threshold: {
    type: 'number',
    exclusiveMinimum: 0,
    description: 'Firing threshold θ in units of membrane potential.',
  },
  learningRate: { type: 'number', minimum: 0, description: 'Learning rate η.' },
  decay: {
    type: 'number',
    minimum: 0,
    default: 1e-6,
    description: 'Decay λ: each update multiplies every weight by 1 − ηλ.',
  },
  init: {
    type: 'array',
    description:
      'Bounds of the uniform distribution from which initial weights and those of revived neurons are drawn.',
    items: [
      { type: 'number', title: 'low', description: 'Lowest initial weight.' },
      { type: 'number', title: 'high', description: 'Highest initial weight.' },
    ],
    minItems: 2,
    maxItems: 2,
  },
} as const satisfies Record<keyof AnyLayer, JsonSchema>;

/** Rows and columns of a layer's weights, which are stored row by row. */
export type WeightShape = readonly [outputs: number, inputs: number];

/** What a layer's neurons share with the whole network. */
export interface Clockwork {
  /** Number of steps; as a spike time it means silent. */
  readonly duration: number;
  readonly neuron: Neuron;
}

/** The largest potential of a neuron, 0 at least, up to a step, and the step that first reached it, −1 for none. */
export interface Peak {
  readonly potential: number;
  readonly step: number;
}

/**
 * What a kind of layer offers: its shape and, one sample at a time in float64, what its neurons do. Rules are written in
 * these terms, so that any rule goes with any kind. `weights` has the shape of {@link weightShape}, `input` the spike times
 * of all neurons that feed the layer.
 */
export interface LayerKind<L extends AnyLayer> {
  /** JSON schema of such a layer in a config. */
  readonly schema: JsonSchema;
  /** Number of neurons, each of which fires at most once per sample. `inputs`: number of neurons that feed the layer. */
  neurons(layer: L, inputs: number): number;
  /** Number of outputs if it is the last layer: one per class. @throws InputError if it cannot be the last one. */
  outputs(layer: L): number;
  weightShape(layer: L, inputs: number): WeightShape;
  /** Number of synapses: connections from a neuron that feeds the layer to one of its own. */
  synapses(layer: L, inputs: number): number;
  /** First-spike times (paper, Eq. 1–3), `delay` steps after a potential first crosses the threshold, or the duration. */
  fire(layer: L, weights: Weights, input: SpikeTimes, network: Clockwork): SpikeTimes;
  /** Potentials of its neurons after the step `last`, summed by time and, within a step, by input. */
  potentials(layer: L, weights: Weights, input: SpikeTimes, last: number, duration: number): Float64Array;
  /** Peaks of its neurons' potentials at the ends of steps up to `last`. */
  peaks(layer: L, weights: Weights, input: SpikeTimes, last: number, duration: number): Peak[];
  /** Adds a sample's gradient to `sum`, in the order of the weights: the error of neuron j, δ_j, where t_i ≤ until_j. */
  addGradient(
    layer: L,
    sum: Float64Array,
    input: SpikeTimes,
    errors: Float64Array,
    until: ArrayLike<number>,
  ): void;
  /** Errors of the neurons that feed the layer: Σ_j δ_j w_ji over the neurons j with t_i ≤ until_j, or over all of them. */
  passDown(
    layer: L,
    weights: Weights,
    input: SpikeTimes,
    errors: Float64Array,
    until?: ArrayLike<number>,
  ): Float64Array;
}
