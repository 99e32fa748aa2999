import type { SpikeTimes } from './arrays.js';

/**
 * Writes the neurons that spike into `order`, by time and, within a step, by index. A radix sort, so its cost does
 * not grow with the duration.
 * @returns how many neurons spike.
 */
export function sortByTime(times: SpikeTimes, duration: number, order: Uint32Array): number {
  let count = 0;
  for (let neuron = 0; neuron < times.length; neuron++) {
    if (times[neuron]! < duration) order[count++] = neuron;
  }
  byDigit(times, 0, order, count);
  if (duration > 256) byDigit(times, 8, order, count);
  return count;
}

function byDigit(times: SpikeTimes, shift: 0 | 8, order: Uint32Array, count: number): void {
  const starts = new Uint32Array(257);
  const unsorted = order.slice(0, count);
  for (const neuron of unsorted) starts[((times[neuron]! >> shift) & 255) + 1]!++;
  for (let digit = 0; digit < 256; digit++) starts[digit + 1]! += starts[digit]!;
  for (const neuron of unsorted) order[starts[(times[neuron]! >> shift) & 255]!++] = neuron;
}
