import { type Weights, weights } from '../arrays.js';
import { weightCount } from '../layers/shape.js';
import { type Random, random } from '../random.js';
import type { Network } from './network.js';

/** Initial weights of all layers, uniform within each layer's `init`; layer k draws from (seed, "weights", k). */
export const initialWeights = (network: Network, seed: number): Weights[] =>
  network.layers.map((layer, k) => {
    const drawn = new Float32Array(weightCount(network, k));
    fillUniform(drawn, layer.init, random(seed, 'weights', k));
    return weights(drawn);
  });

/** Fills an array with uniform numbers within the bounds. */
export function fillUniform(
  values: Float32Array | Float64Array,
  [low, high]: readonly [number, number],
  draw: Random,
): void {
  for (let index = 0; index < values.length; index++) values[index] = low + (high - low) * draw();
}
