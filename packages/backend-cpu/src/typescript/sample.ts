import { type Spikes, unsoundSample } from '@s4nn/core';
import type { Stream } from './layer.js';

/**
 * Turns the spikes of one sample into the stream of the first layer.
 * @throws InputError when the spikes are unsound.
 */
export function readSample(spikes: Spikes, sample: number, stream: Stream): void {
  const from = spikes.offsets[sample]!;
  const to = spikes.offsets[sample + 1]!;
  const length = to - from;
  const held = Math.min(spikes.neurons.length, spikes.times.length);
  if (!(length >= 0 && length <= spikes.inputs && to <= held)) throw unsoundSample(sample, spikes);
  let before = -1;
  let rank = -1;
  for (let entry = 0; entry < length; entry++) {
    const neuron = spikes.neurons[from + entry]!;
    const time = spikes.times[from + entry]!;
    if (neuron >= spikes.inputs || time < before || time >= spikes.duration)
      throw unsoundSample(sample, spikes);
    if (time !== before) {
      if (entry > 0) stream.ends[entry - 1] = 1;
      rank++;
      stream.steps[rank] = time;
      stream.starts[rank] = entry;
      before = time;
    }
    stream.neurons[entry] = neuron;
    stream.rankOf[entry] = rank;
    stream.ends[entry] = 0;
  }
  if (length > 0) stream.ends[length - 1] = 1;
  stream.length = length;
  stream.ranks = rank + 1;
  stream.starts[rank + 1] = length;
}
