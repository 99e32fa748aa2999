import { InputError } from '@s4nn/core';
import type { Gpu } from './device.js';

/** WebGPU's flags, which are globals only where there is a GPU. */
export const usage = { read: 0x01, source: 0x04, target: 0x08, uniform: 0x40, storage: 0x80 } as const;

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
  return device.createBuffer({ size, usage: usage.storage | usage.target | usage.source });
}

/** Copies of so many words of some buffers, in one trip. */
export async function readBack(
  { device, lost }: Gpu,
  buffers: readonly { readonly from: GPUBuffer; readonly words: number }[],
): Promise<ArrayBuffer[]> {
  const encoder = device.createCommandEncoder();
  const targets = buffers.map(({ from, words }) => {
    const size = Math.max(4, 4 * words);
    const target = device.createBuffer({ size, usage: usage.read | usage.target });
    encoder.copyBufferToBuffer(from, 0, target, 0, size);
    return target;
  });
  device.queue.submit([encoder.finish()]);
  await Promise.race([Promise.all(targets.map((target) => target.mapAsync(usage.read))), lost]);
  return targets.map((target) => {
    const copy = target.getMappedRange().slice(0);
    target.destroy();
    return copy;
  });
}
