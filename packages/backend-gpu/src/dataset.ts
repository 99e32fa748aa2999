import { type Spikes, samplesIn, unsoundSample } from '@s4nn/core';
import type { Gpu } from './device.js';
import { allocate } from './memory.js';

/** Encoded samples on the GPU, as the shader's `data`. */
export interface Dataset {
  readonly buffer: GPUBuffer;
  /** Where in it offsets and labels begin. */
  readonly offsetBase: number;
  readonly labelBase: number;
  /** Whether a spike has two words, because neurons do not fit 16 bits. */
  readonly wide: boolean;
  /** Spikes of the sample with most of them. */
  readonly most: number;
}

const uploaded = new WeakMap<GPUDevice, WeakMap<Spikes, Dataset>>();

/**
 * Uploads encoded samples, once a device for as long as somebody holds them.
 * @throws InputError for spikes that are not what {@link Spikes} promises, and when they do not fit the device.
 */
export function upload(gpu: Gpu, spikes: Spikes): Dataset {
  const { device } = gpu;
  const known = uploaded.get(device) ?? new WeakMap<Spikes, Dataset>();
  uploaded.set(device, known);
  const there = known.get(spikes);
  if (there) return there;
  const { offsets, neurons, times, labels, inputs } = spikes;
  const wide = inputs > 65536;
  const count = neurons.length;
  const offsetBase = wide ? 2 * count : count;
  const labelBase = offsetBase + offsets.length;
  const words = new Uint32Array(Math.max(1, labelBase + labels.length));
  const most = check(spikes);
  for (let entry = 0; entry < count; entry++) {
    if (wide) {
      words[2 * entry] = neurons[entry]!;
      words[2 * entry + 1] = times[entry]!;
    } else words[entry] = (times[entry]! << 16) | neurons[entry]!;
  }
  words.set(offsets, offsetBase);
  words.set(labels, labelBase);
  const buffer = allocate(gpu, words.length, 'spikes; fewer samples at a time need less');
  device.queue.writeBuffer(buffer, 0, words);
  const dataset = { buffer, offsetBase, labelBase, wide, most };
  known.set(spikes, dataset);
  return dataset;
}

/** Spikes of the sample with most of them, after a look at all. */
function check(spikes: Spikes): number {
  const { offsets, neurons, times, inputs, duration } = spikes;
  let most = 0;
  for (let sample = 0; sample < samplesIn(spikes); sample++) {
    const [start, end] = [offsets[sample]!, offsets[sample + 1]!];
    most = Math.max(most, end - start);
    let last = 0;
    for (let entry = start; entry < end; entry++) {
      const time = times[entry]!;
      if (time < last || time >= duration || neurons[entry]! >= inputs) throw unsoundSample(sample, spikes);
      last = time;
    }
  }
  return most;
}
