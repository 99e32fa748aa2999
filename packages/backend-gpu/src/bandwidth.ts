import type { Gpu } from './device.js';
import { allocate } from './memory.js';

/** Node and browsers have it. */
declare const performance: { now(): number };

/** Bytes per second that the device reads and writes when it copies: the best of several copies of a large buffer. */
export async function measureBandwidth(gpu: Gpu): Promise<number> {
  const { device, alarm } = gpu;
  const bytes = Math.min(2 ** 28, device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
  const make = (): Promise<GPUBuffer> =>
    allocate(gpu, bytes / 4, 'a buffer to measure by', 'free memory of the GPU');
  const source = await make();
  const target = await make();
  const copies = 8;
  let best = 0;
  for (let round = 0; round < 4; round++) {
    const encoder = device.createCommandEncoder();
    for (let copy = 0; copy < copies; copy++) encoder.copyBufferToBuffer(source, 0, target, 0, bytes);
    const began = performance.now();
    device.queue.submit([encoder.finish()]);
    await alarm.or(device.queue.onSubmittedWorkDone());
    best = Math.max(best, (2 * copies * bytes * 1000) / (performance.now() - began));
  }
  source.destroy();
  target.destroy();
  return best;
}
