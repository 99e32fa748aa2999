import { type Spikes, samplesIn, unsoundSample } from '@s4nn/core';
import type { Gpu } from './device.js';
import { allocate } from './memory.js';

/** Encoded samples on the GPU, as the shader's `data`. */
export interface Dataset {
  readonly buffer: GPUBuffer;
  /** Where offsets and labels begin in the buffer. */
  readonly offsetBase: number;
  readonly labelBase: number;
  /** Whether a spike takes two words, because neurons do not fit 16 bits. */
  readonly wide: boolean;
}

const uploaded = new WeakMap<GPUDevice, WeakMap<Spikes, Promise<Dataset>>>();

/**
 * Uploads encoded samples, once per device for as long as anything holds them.
 * @throws InputError for spikes that are not what {@link Spikes} promises, or when they do not fit the device.
 */
export function upload(gpu: Gpu, spikes: Spikes): Promise<Dataset> {
  const known = uploaded.get(gpu.device) ?? new WeakMap<Spikes, Promise<Dataset>>();
  uploaded.set(gpu.device, known);
  const there = known.get(spikes) ?? write(gpu, spikes);
  known.set(spikes, there);
  // Samples that failed may fit the next time.
  there.catch(() => known.delete(spikes));
  return there;
}

async function write(gpu: Gpu, spikes: Spikes): Promise<Dataset> {
  const { offsets, neurons, times, labels, inputs } = spikes;
  const wide = inputs > 65536;
  const count = neurons.length;
  const offsetBase = wide ? 2 * count : count;
  const labelBase = offsetBase + offsets.length;
  const words = new Uint32Array(Math.max(1, labelBase + labels.length));
  check(spikes);
  for (let entry = 0; entry < count; entry++) {
    if (wide) {
      words[2 * entry] = neurons[entry]!;
      words[2 * entry + 1] = times[entry]!;
    } else words[entry] = (times[entry]! << 16) | neurons[entry]!;
  }
  words.set(offsets, offsetBase);
  words.set(labels, labelBase);
  const buffer = await allocate(gpu, words.length, 'spikes', 'use fewer samples at a time');
  gpu.device.queue.writeBuffer(buffer, 0, words);
  return { buffer, offsetBase, labelBase, wide };
}

/** @throws InputError for spikes that are out of order, after the duration, or of inputs that do not exist. */
function check(spikes: Spikes): void {
  const { offsets, neurons, times, inputs, duration } = spikes;
  for (let sample = 0; sample < samplesIn(spikes); sample++) {
    const [start, end] = [offsets[sample]!, offsets[sample + 1]!];
    let last = 0;
    for (let entry = start; entry < end; entry++) {
      const time = times[entry]!;
      if (time < last || time >= duration || neurons[entry]! >= inputs) throw unsoundSample(sample, spikes);
      last = time;
    }
  }
}
