import { InputError } from '@s4nn/core';
import type { Gpu } from './device.js';

/** The flags of WebGPU, whose own globals exist only where there is a GPU. */
export const usage = { read: 0x01, source: 0x04, target: 0x08, uniform: 0x40, storage: 0x80 } as const;

/**
 * A buffer of `words` 32-bit words for the kernels, all 0.
 * @param what what it holds, for messages.
 * @param cure what to change if it is too large.
 * @throws InputError when the buffer exceeds a limit of the device, or when the device has no room for it.
 */
export async function allocate(
  { device, alarm }: Gpu,
  words: number,
  what: string,
  cure: string,
): Promise<GPUBuffer> {
  const size = Math.max(4, 4 * words);
  const { maxStorageBufferBindingSize, maxBufferSize } = device.limits;
  const most = Math.min(maxStorageBufferBindingSize, maxBufferSize);
  if (size > most) {
    const limit = most === maxBufferSize ? 'maxBufferSize' : 'maxStorageBufferBindingSize';
    throw new InputError(
      `GPU: found ${size} bytes of ${what}, expected at most ${most}, the adapter's ${limit}; ${cure}`,
    );
  }
  device.pushErrorScope('out-of-memory');
  const buffer = device.createBuffer({ size, usage: usage.storage | usage.target | usage.source });
  const error = await alarm.or(device.popErrorScope());
  if (error)
    throw new InputError(`GPU: found no room for ${size} bytes of ${what}: ${error.message}; ${cure}`);
  return buffer;
}

/** Copies of the first words of several buffers, read in one trip. */
export async function readBack(
  { device, alarm }: Gpu,
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
  await alarm.or(Promise.all(targets.map((target) => target.mapAsync(usage.read))));
  return targets.map((target) => {
    const copy = target.getMappedRange().slice(0);
    target.destroy();
    return copy;
  });
}
