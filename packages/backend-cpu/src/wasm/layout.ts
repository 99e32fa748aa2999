import { inputsOf, type Network, outputsOf } from '@s4nn/core';
import { tilesOf } from '../tiles.js';
import { lanes, sizes } from './records.js';

/** Most spikes and most samples that one call works on: about 1.5 MB. */
const blockEntries = 262144;
const blockSamples = 512;

/** Where a model's records and arrays lie: byte addresses, each a multiple of 16. */
export interface Layout {
  /** One byte past the last array. */
  readonly bytes: number;
  /** One record a network, each with its layers' records side by side from `layers` and their weights. */
  readonly networks: readonly { record: number; layers: number; weights: readonly number[] }[];
  /** What all networks work with, one after the other; entry k belongs to layer k. */
  readonly work: readonly Work[];
  readonly bins: number;
  readonly block: Block;
}

export interface Work {
  readonly stream: number;
  readonly entries: number;
  readonly rankOf: number;
  readonly steps: number;
  readonly starts: number;
  readonly times: number;
  readonly errors: number;
  readonly events: number;
  readonly tileEvents: number;
  readonly fired: number;
  readonly sums: number;
}

/** Room for up to `samples` samples with up to `entries` spikes together, and for what comes of them. */
export interface Block {
  readonly entries: number;
  readonly samples: number;
  readonly neurons: number;
  readonly times: number;
  readonly offsets: number;
  readonly labels: number;
  readonly outputTimes: number;
  readonly outputPotentials: number;
  readonly spikesToDecision: number;
  readonly spikes: number;
}

/** The exact memory of a model of `count` networks of one shape. */
export function layoutOf(network: Network, count: number): Layout {
  // The first bytes stay free: 0 is no address.
  let bytes = 16;
  const take = (length: number, width: number): number => {
    const at = bytes;
    bytes = Math.ceil((at + length * width) / 16) * 16;
    return at;
  };
  const depth = network.layers.length;
  const outputs = outputsOf(network);
  const tiles = network.layers.map(({ size }) => tilesOf(size, lanes));
  const networks = Array.from({ length: count }, () => ({
    record: take(1, sizes.network),
    layers: take(depth, sizes.layer),
    weights: tiles.map((tile, k) => take(tile * inputsOf(network, k) * lanes, 4)),
  }));
  const ranks = (inputs: number): number => Math.min(inputs, network.duration);
  const work = network.layers.map((layer, k): Work => {
    const inputs = inputsOf(network, k);
    return {
      stream: take(1, sizes.stream),
      entries: take(inputs, 8),
      rankOf: take(inputs, 4),
      steps: take(ranks(inputs), 2),
      starts: take(ranks(inputs) + 1, 4),
      times: take(tiles[k]! * lanes, 2),
      errors: take(tiles[k]! * lanes, 4),
      events: take(layer.size, 8),
      tileEvents: take(tiles[k]! + 1, 4),
      fired: take(layer.size, 4),
      sums: take(k === 0 ? 0 : inputs, 16),
    };
  });
  const bins = take(Math.max(...network.layers.map((_, k) => ranks(inputsOf(network, k)))), 4);
  const entries = Math.max(network.inputs, blockEntries);
  const samples = Math.max(1, Math.min(blockSamples, Math.floor(blockEntries / outputs)));
  const block: Block = {
    entries,
    samples,
    neurons: take(entries, 4),
    times: take(entries, 2),
    offsets: take(samples + 1, 4),
    labels: take(samples, 2),
    outputTimes: take(samples * outputs, 2),
    outputPotentials: take(samples * outputs, 4),
    spikesToDecision: take(samples * depth, 4),
    spikes: take(samples * depth, 4),
  };
  return { bytes, networks, work, bins, block };
}
