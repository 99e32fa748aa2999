import { type Network, type WeightShape, type Weights, weightShape, weights } from '@s4nn/core';

/**
 * Tiles [tile × input × lane] hold the weights of `lanes` neighbouring neurons side by side, so that a spike of an
 * input touches one row of a tile. The last tile is padded with neurons whose weights stay 0.
 */
export const tilesOf = (neurons: number, lanes: number): number => Math.ceil(neurons / lanes);

/** Numbers in the tiles of layer k, one per input and lane: its weights and the padding of the last tile. */
export const numbersInTiles = (
  network: Network,
  k: number,
  { tiles, lanes }: { readonly tiles: number; readonly lanes: number },
): number => tiles * lanes * weightShape(network, k)[1];

/** Copies row-major weights [outputs × inputs] into tiles. */
export function toTiles(
  from: Weights,
  tiles: Float32Array,
  [neurons, inputs]: WeightShape,
  lanes: number,
): void {
  for (let neuron = 0; neuron < neurons; neuron++) {
    const start = Math.floor(neuron / lanes) * inputs * lanes + (neuron % lanes);
    for (let input = 0; input < inputs; input++)
      tiles[start + input * lanes] = from[neuron * inputs + input]!;
  }
}

/** Copies tiles into row-major weights [outputs × inputs]. */
export function fromTiles(tiles: Float32Array, [neurons, inputs]: WeightShape, lanes: number): Weights {
  const to = new Float32Array(neurons * inputs);
  for (let neuron = 0; neuron < neurons; neuron++) {
    const start = Math.floor(neuron / lanes) * inputs * lanes + (neuron % lanes);
    for (let input = 0; input < inputs; input++) to[neuron * inputs + input] = tiles[start + input * lanes]!;
  }
  return weights(to);
}
