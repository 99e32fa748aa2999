import { type Moments, type Weights, weightShape } from '@s4nn/core';
import { fromTiles, numbersInTiles, toTiles } from '../../tiles.js';
import { reserve } from '../kernels.js';
import type { Placed } from './placed.js';

type Which = 'firstMoments' | 'secondMoments';

/** One of Adam's means in layer k, in tiles. */
function tilesAt({ network, index, memory, layout }: Placed, k: number, which: Which): Float32Array {
  const numbers = numbersInTiles(network, k, layout.learning.tilings[k]!);
  return new Float32Array(memory.buffer, layout.moments[index]![k]![which], numbers);
}

/** Copies of Adam's means, or null where Adam has made no update. */
export function readMoments(placed: Placed): Moments | null {
  const { network, layout, steps } = placed;
  const read = (which: Which): Weights[] =>
    network.layers.map((_, k) => {
      const { lanes } = layout.learning.tilings[k]!;
      return fromTiles(tilesAt(placed, k, which), weightShape(network, k), lanes);
    });
  return steps === 0 ? null : { steps, first: read('firstMoments'), second: read('secondMoments') };
}

/** Replaces Adam's means; null stands for those before the first update. */
export function writeMoments(placed: Placed, moments: Moments | null): void {
  const { network, memory, layout } = placed;
  if (!moments && placed.steps === 0) return;
  reserve(memory, layout.bytesWithMoments);
  placed.steps = moments?.steps ?? 0;
  const write = (which: Which, layers: readonly Weights[] | undefined): void => {
    network.layers.forEach((_, k) => {
      const tiles = tilesAt(placed, k, which).fill(0);
      if (layers) toTiles(layers[k]!, tiles, weightShape(network, k), layout.learning.tilings[k]!.lanes);
    });
  };
  write('firstMoments', moments?.first);
  write('secondMoments', moments?.second);
}
