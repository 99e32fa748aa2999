import type { SpikeTimes } from '../arrays.js';

// Working memory of the calls, so that few of them allocate; constants, because V8 then knows where they lie.
const scratch = new Uint32Array(65536);
const starts = new Uint32Array(256);

/**
 * Writes the neurons that spike into `order`, by time and, within a step, by index. A radix sort of the spikes alone, so
 * its cost does not grow with the duration, and hardly with the silent neurons.
 * @returns how many neurons spike.
 */
export function sortByTime(times: SpikeTimes, duration: number, order: Uint32Array): number {
  return times.length <= scratch.length
    ? sort(times, duration, order, scratch)
    : sort(times, duration, order, new Uint32Array(times.length));
}

function sort(times: SpikeTimes, duration: number, order: Uint32Array, spiking: Uint32Array): number {
  const neurons = times.length;
  let count = 0;
  for (let neuron = 0; neuron < neurons; neuron++) {
    // The sign bit of the difference: a branch would be mispredicted at every edge of an image.
    spiking[count] = neuron;
    count += (times[neuron]! - duration) >>> 31;
  }
  byDigit(times, 0, spiking, count, order);
  if (duration > 256) {
    spiking.set(order.subarray(0, count));
    byDigit(times, 8, spiking, count, order);
  }
  return count;
}

/** Writes the first `count` neurons into `order` by one byte of their times, equal ones as they were. */
function byDigit(
  times: SpikeTimes,
  shift: 0 | 8,
  neurons: Uint32Array,
  count: number,
  order: Uint32Array,
): void {
  starts.fill(0);
  for (let entry = 0; entry < count; entry++) starts[(times[neurons[entry]!]! >> shift) & 255]!++;
  let start = 0;
  for (let digit = 0; digit < 256; digit++) {
    const size = starts[digit]!;
    starts[digit] = start;
    start += size;
  }
  for (let entry = 0; entry < count; entry++) {
    const neuron = neurons[entry]!;
    order[starts[(times[neuron]! >> shift) & 255]!++] = neuron;
  }
}
