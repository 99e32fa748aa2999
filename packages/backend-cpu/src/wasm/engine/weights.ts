import { type Weights, weightShape } from '@s4nn/core';
import { fromTiles, numbersInTiles, toTiles } from '../../tiles.js';
import { isQuantised, type Placed, placesOf } from './placed.js';

/** The weights of layer k, in tiles. */
function tilesAt(placed: Placed, k: number): Float32Array {
  const { network, memory, layout } = placed;
  const numbers = numbersInTiles(network, k, layout.learning.tilings[k]!);
  return new Float32Array(memory.buffer, placesOf(placed).weights[k]!, numbers);
}

/** Copies of the weights of all layers, [outputs × inputs]. */
export const readWeights = (placed: Placed): Weights[] =>
  placed.network.layers.map((_, k) => {
    const { lanes } = placed.layout.learning.tilings[k]!;
    return fromTiles(tilesAt(placed, k), weightShape(placed.network, k), lanes);
  });

/** Replaces the weights of all layers. */
export function writeWeights(placed: Placed, from: readonly Weights[]): void {
  const { network, layout } = placed;
  placed.isStale = isQuantised(placed);
  from.forEach((layer, k) => {
    // Lanes without a neuron may have learned infinity.
    toTiles(layer, tilesAt(placed, k).fill(0), weightShape(network, k), layout.learning.tilings[k]!.lanes);
  });
}
