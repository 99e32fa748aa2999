import { type Network, outputsOf } from '@s4nn/core';
import type { Values } from '../records.js';
import type { Addresses } from './addresses.js';

/** Maximum number of spikes and of samples per call: about 1.5 MB. */
const blockEntries = 262144;
const blockSamples = 512;

/** Room for up to `samples` samples with up to `entries` spikes together, and for their results. */
export type Block = ReturnType<typeof layBlock>;

/** Lays out the room that all networks of a model share for samples and results. */
export function layBlock({ take }: Addresses, network: Network) {
  const outputs = outputsOf(network);
  const depth = network.layers.length;
  const entries = Math.max(network.inputs, blockEntries);
  const samples = Math.max(1, Math.min(blockSamples, Math.floor(blockEntries / outputs)));
  return {
    entries,
    samples,
    arrays: {
      neurons: take(entries, 4),
      times: take(entries, 2),
      offsets: take(samples + 1, 4),
      labels: take(samples, 2),
      outputTimes: take(samples * outputs, 2),
      outputPotentials: take(samples * outputs, 4),
      spikesToDecision: take(samples * depth, 4),
      spikes: take(samples * depth, 4),
    } satisfies Partial<Values<'Network'>>,
  };
}
