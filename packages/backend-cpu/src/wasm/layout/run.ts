import { inputsOf, type Network, neuronsOf } from '@s4nn/core';
import { numbersInTiles } from '../../tiles.js';
import { sizeOf, type Values } from '../records.js';
import { type Precision, tilingOf } from '../tiling.js';
import type { Addresses } from './addresses.js';

/** What a run is laid out for. */
export interface Purpose {
  readonly precision: Precision;
  /** Whether it also learns. */
  readonly learns: boolean;
  /** Most samples that it runs side by side. */
  readonly mostSlots: number;
}

/** Weights in tiles of one precision, and what running over them takes. */
export type Run = ReturnType<typeof layRun>;

/** Lays out the weights of `count` networks of one shape, and what running over them takes. */
export function layRun(
  { take }: Addresses,
  network: Network,
  count: number,
  { precision, learns, mostSlots }: Purpose,
) {
  const depth = network.layers.length;
  const ranks = (k: number): number => Math.min(inputsOf(network, k), network.duration);
  const width = precision === 'float32' ? 4 : 2;
  const tilings = network.layers.map((_, k) => tilingOf(neuronsOf(network, k), precision));
  /** Neurons that the tiles of a layer have room for. */
  const room = tilings.map(({ tiles, lanes }) => tiles * lanes);
  const rankBytes = tilings.map(({ tiles }) => Math.ceil(tiles / 2) * 8);
  // Samples share the weights of a tile while these are in the cache; a single tile is read from end to end in any
  // case.
  const slots = tilings[0]!.tiles > 1 ? mostSlots : 1;
  return {
    precision,
    tilings,
    slots,
    /** Records of each network, slot by slot: one for the network, and those of its layers side by side. */
    networks: Array.from({ length: count }, () => ({
      record: take(slots, sizeOf('Network')),
      layers: take(slots * depth, sizeOf('Layer')),
      weights: tilings.map((tiling, k) => take(numbersInTiles(network, k, tiling), width)),
    })),
    /** What all networks work with, one after the other; entry k belongs to layer k. */
    work: network.layers.map(
      (_, k) =>
        ({
          rankBytes: rankBytes[k]!,
          absent: take(1, rankBytes[k]!),
          list: take((ranks(k) * rankBytes[k]!) / 8 + 1, 8),
          errors: take(learns ? room[k]! : 0, 4),
          fired: take(learns ? neuronsOf(network, k) : 0, 4),
          sums: take(learns && k > 0 ? inputsOf(network, k) : 0, 16),
        }) satisfies Partial<Values<'Layer'>>,
    ),
    /** What each slot has of its own; entry k belongs to layer k. */
    ownWork: Array.from({ length: slots }, () =>
      network.layers.map((_, k) => ({
        input: take(1, sizeOf('Stream')),
        stream: {
          // Kernels write before they know whether they should: one entry before the first, and one after the last.
          entries: take(inputsOf(network, k) + 3, 8) + 16,
          steps: take(ranks(k), 2),
          starts: take(ranks(k) + 1, 4),
        } satisfies Partial<Values<'Stream'>>,
        layer: {
          potentials: take(room[k]!, width),
          masks: take(ranks(k), rankBytes[k]!),
          crossed: take(1, rankBytes[k]!),
          times: take(k === depth - 1 ? room[k]! : 0, 2),
        } satisfies Partial<Values<'Layer'>>,
      })),
    ),
    live: take(slots, 4),
    firing: take(slots, 4),
  };
}
