import { InputError } from '@s4nn/core';
import type { Gpu } from './device.js';

const storage = 0x80 | 0x08 | 0x04;

/**
 * A buffer of so many words for the kernels, all 0.
 * @param what what it holds, and what to change if it is too large.
 * @throws InputError when the device does not bind as much.
 */
export function allocate({ device }: Gpu, words: number, what: string): GPUBuffer {
  const size = Math.max(4, 4 * words);
  const most = Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
  if (size > most) {
    throw new InputError(
      `GPU: found ${size} bytes of ${what}, expected at most ${most}, the adapter's maxStorageBufferBindingSize`,
    );
  }
  return device.createBuffer({ size, usage: storage });
}

/** Copies of so many words of some buffers, in one trip. */
export async function readBack(
  { device, lost }: Gpu,
  buffers: readonly { readonly from: GPUBuffer; readonly words: number }[],
): Promise<ArrayBuffer[]> {
  const encoder = device.createCommandEncoder();
  const targets = buffers.map(({ from, words }) => {
    const size = Math.max(4, 4 * words);
    const target = device.createBuffer({ size, usage: 0x01 | 0x08 });
    encoder.copyBufferToBuffer(from, 0, target, 0, size);
    return target;
  });
  device.queue.submit([encoder.finish()]);
  await Promise.race([Promise.all(targets.map((target) => target.mapAsync(0x01))), lost]);
  return targets.map((target) => {
    const copy = target.getMappedRange().slice(0);
    target.destroy();
    return copy;
  });
}
