import { type Layer, type Network, weightShape } from '@s4nn/core';
import { numbersInTiles, tilesOf } from '../tiles.js';

/** Neurons per tile: as many as a loop can keep in registers. */
export const lanes = 8;

/**
 * Spikes on their way into a layer, in order of time and, within a step, of neuron. The distinct steps are ranked: rank
 * r is step `steps[r]`, its spikes are starts[r]…starts[r + 1].
 */
export interface Stream {
  length: number;
  ranks: number;
  readonly neurons: Uint32Array;
  /** 1 on the last spike of a step, else 0. */
  readonly ends: Uint8Array;
  readonly rankOf: Uint32Array;
  readonly steps: Uint16Array;
  readonly starts: Uint32Array;
}

/** One layer: its weights, in tiles, and its working arrays. */
export interface LayerState {
  readonly layer: Layer;
  readonly neurons: number;
  readonly inputs: number;
  readonly tiles: number;
  readonly weights: Float32Array;
  /** The actual weights are the stored ones times this; decay changes only the scale. */
  scale: number;
  rate: number;
  kept: number;
  readonly input: Stream;
  readonly times: Uint16Array;
  /** [neurons, padded to whole tiles] normalised errors; 0 between samples. */
  readonly errors: Float32Array;
  /** The entries at which neurons crossed, and those neurons, in order of tile and, within a tile, of time. */
  readonly eventEntries: Uint32Array;
  readonly eventNeurons: Uint32Array;
  /** Events of tile k are tileEvents[k]…tileEvents[k + 1]. */
  readonly tileEvents: Uint32Array;
  /** Number of crossings per rank. */
  readonly bins: Uint32Array;
  /** [spikes × 4] partial sums of the error of each spike. */
  readonly sums: Float32Array;
  readonly fired: Uint32Array;
  /**
   * Sums of a group's δ_j [t_i < t_j] in the order of the weights; 0 between groups, null until a batch is above 1.
   */
  gradients: Float32Array | null;
  /** [tiles] 1 where the group has changed the gradients. */
  readonly touched: Uint8Array;
}

/** The state of layer k; all weights are 0. */
export function layerState(network: Network, k: number): LayerState {
  const layer = network.layers[k]!;
  const [neurons, inputs] = weightShape(network, k);
  const tiles = tilesOf(neurons, lanes);
  const ranks = Math.min(inputs, network.duration);
  return {
    layer,
    neurons,
    inputs,
    tiles,
    weights: new Float32Array(numbersInTiles(network, k, { tiles, lanes })),
    scale: 1,
    rate: 0,
    kept: 1,
    input: {
      length: 0,
      ranks: 0,
      neurons: new Uint32Array(inputs),
      ends: new Uint8Array(inputs),
      rankOf: new Uint32Array(inputs),
      steps: new Uint16Array(ranks),
      starts: new Uint32Array(ranks + 1),
    },
    times: new Uint16Array(neurons),
    errors: new Float32Array(tiles * lanes),
    eventEntries: new Uint32Array(neurons),
    eventNeurons: new Uint32Array(neurons),
    tileEvents: new Uint32Array(tiles + 1),
    bins: new Uint32Array(ranks),
    sums: new Float32Array(k === 0 ? 0 : inputs * 4),
    fired: new Uint32Array(neurons),
    gradients: null,
    touched: new Uint8Array(tiles),
  };
}

/** Number of spikes of a stream at or before a step. */
export function spikesUntil(stream: Stream, step: number): number {
  let rank = stream.ranks;
  while (rank > 0 && stream.steps[rank - 1]! > step) rank--;
  return stream.starts[rank]!;
}
