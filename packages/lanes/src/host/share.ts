import type { Spikes } from '@s4nn/core';

type TypedArray = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** The array in shared memory, where all threads read the same bytes: itself if it is there already, else a copy. */
export function shareArray<Elements extends TypedArray>(array: Elements): Elements {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const Constructor = array.constructor as new (buffer: SharedArrayBuffer) => Elements;
  const shared = new Constructor(new SharedArrayBuffer(array.byteLength));
  shared.set(array as never);
  return shared;
}

/** Spikes in shared memory. */
export const shareSpikes = (spikes: Spikes): Spikes => ({
  ...spikes,
  offsets: shareArray(spikes.offsets),
  neurons: shareArray(spikes.neurons),
  times: shareArray(spikes.times),
  labels: shareArray(spikes.labels),
});
