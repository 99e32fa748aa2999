import { InputError, type Network, neuronsOf, outputsOf, weightCount, weightShape } from '@s4nn/core';

/** Where the parts of a network lie in its arrays. */
export interface Geometry {
  /** Number of neurons of each layer, of the last one, and of all. */
  readonly sizes: readonly number[];
  readonly outputs: number;
  readonly neurons: number;
  /** [layers] inputs of each neuron. */
  readonly inputs: readonly number[];
  /** [layers] number of weights, and where they begin; then the number of weights per network. */
  readonly weights: readonly number[];
  readonly weightBases: readonly number[];
  readonly weightStride: number;
}

/**
 * The geometry that networks of one shape share.
 * @throws InputError for a hidden layer with more neurons than 16 bits can number.
 */
export function geometryOf(network: Network): Geometry {
  const sizes = network.layers.map((_, k) => neuronsOf(network, k));
  sizes.slice(0, -1).forEach((size, k) => {
    if (size <= 65536) return;
    throw new InputError(`network.layers[${k}].size: found ${size}, expected at most 65536 on a GPU`);
  });
  const inputs = sizes.map((_, k) => weightShape(network, k)[1]);
  const weights = sizes.map((_, k) => weightCount(network, k));
  return {
    sizes,
    outputs: outputsOf(network),
    neurons: sum(sizes),
    inputs,
    weights,
    weightBases: basesOf(weights, 0),
    weightStride: sum(weights),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Where each part begins if the first begins at `start`. */
export function basesOf(sizes: readonly number[], start: number): number[] {
  let base = start;
  return sizes.map((size) => {
    base += size;
    return base - size;
  });
}
