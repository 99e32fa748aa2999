import type { Layer } from '../layers/layer.js';
import type { Neuron } from './neuron.js';

/** A feed-forward network of non-leaky integrate-and-fire neurons, each of which fires at most once per sample. */
export interface Network {
  readonly inputs: number;
  /** Number of steps, 1…65535; as a spike time it means silent. */
  readonly duration: number;
  readonly neuron: Neuron;
  /** Hidden layers and, last, the output layer with one neuron per class. */
  readonly layers: readonly [Layer, ...Layer[]];
}

/** The last step whose potentials are read when no output fires: duration − 3 (authors' script), never below 0. */
export const silentReadout = (network: Network): number => Math.max(0, network.duration - 3);
