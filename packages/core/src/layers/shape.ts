import type { Network } from '../network/network.js';
import { kindOf } from './layer.js';
import type { WeightShape } from './layer-kind.js';

/** Number of neurons of layer k. */
export const neuronsOf = (network: Network, k: number): number =>
  kindOf(network.layers[k]!).neurons(network.layers[k]!, inputsOf(network, k));

/** Number of neurons that feed layer k: those of the layer before it, or the inputs. */
export const inputsOf = (network: Network, k: number): number =>
  k === 0 ? network.inputs : neuronsOf(network, k - 1);

/** Number of output neurons. */
export function outputsOf({ layers }: Pick<Network, 'layers'>): number {
  const last = layers[layers.length - 1]!;
  return kindOf(last).outputs(last);
}

/** Rows and columns of the weights of layer k, [outputs × inputs]. */
export const weightShape = (network: Network, k: number): WeightShape =>
  kindOf(network.layers[k]!).weightShape(network.layers[k]!, inputsOf(network, k));

/** Number of weights of layer k. */
export function weightCount(network: Network, k: number): number {
  const [outputs, inputs] = weightShape(network, k);
  return outputs * inputs;
}

/** Number of synapses into layer k: of a dense layer, one per weight. */
export const synapsesOf = (network: Network, k: number): number =>
  kindOf(network.layers[k]!).synapses(network.layers[k]!, inputsOf(network, k));

/** Number of weights of all layers together. */
export const weightsIn = (network: Network): number =>
  network.layers.reduce((sum, _, k) => sum + weightCount(network, k), 0);
