import { type Spikes, unsoundSample } from '@s4nn/core';
import { fillBlock } from './block.js';
import type { Placed } from './placed.js';

/**
 * Calls a kernel block by block.
 * @param kernel gets the number of samples in the block, and returns 0, or 1 + the first one that is unsound.
 * @param done gets the samples of each block, from…to of the list.
 * @throws InputError for spikes that are not what {@link Spikes} promises.
 */
export function runBlocks(
  { memory, layout }: Placed,
  spikes: Spikes,
  samples: Uint32Array,
  kernel: (count: number) => number,
  done: (from: number, to: number) => void,
): void {
  for (let from = 0; from < samples.length; ) {
    const to = fillBlock(memory.buffer, layout.block, spikes, samples, from);
    const unsound = kernel(to - from);
    if (unsound > 0) throw unsoundSample(samples[from + unsound - 1]!, spikes);
    done(from, to);
    from = to;
  }
}
