import { type Spikes, unsoundSample } from '@s4nn/core';
import type { Block } from '../layout/block.js';

/** Whether the neurons of the spikes are stored as 32-bit numbers. */
export const isWide = (spikes: Spikes): boolean => !(spikes.neurons instanceof Uint16Array);

/**
 * Copies as many of samples[from…] as fit the block into the memory of the module.
 * @returns the index of the first sample that did not fit.
 */
export function fillBlock(
  memory: ArrayBuffer,
  block: Block,
  spikes: Spikes,
  samples: Uint32Array,
  from: number,
): number {
  const { arrays } = block;
  const Neurons = isWide(spikes) ? Uint32Array : Uint16Array;
  const neurons = new Neurons(memory, arrays.neurons, block.entries);
  const times = new Uint16Array(memory, arrays.times, block.entries);
  const offsets = new Uint32Array(memory, arrays.offsets, block.samples + 1);
  const labels = new Uint16Array(memory, arrays.labels, block.samples);
  const held = Math.min(spikes.neurons.length, spikes.times.length);
  const most = Math.min(samples.length, from + block.samples);
  let filled = 0;
  let next = from;
  while (next < most) {
    // Neighbouring samples are neighbours in the spikes too, and are copied together.
    const start = spikes.offsets[samples[next]!]!;
    let end = start;
    const room = start + block.entries - filled;
    do {
      const sample = samples[next]!;
      const after = spikes.offsets[sample + 1]!;
      if (!(after >= end && after - end <= spikes.inputs && after <= held))
        throw unsoundSample(sample, spikes);
      if (after > room) break;
      offsets[next - from] = filled + end - start;
      labels[next - from] = spikes.labels[sample]!;
      end = after;
      next++;
    } while (next < most && samples[next] === samples[next - 1]! + 1);
    neurons.set(spikes.neurons.subarray(start, end), filled);
    times.set(spikes.times.subarray(start, end), filled);
    filled += end - start;
    if (
      next < most &&
      spikes.offsets[samples[next]! + 1]! - spikes.offsets[samples[next]!]! > block.entries - filled
    ) {
      break;
    }
  }
  offsets[next - from] = filled;
  return next;
}
