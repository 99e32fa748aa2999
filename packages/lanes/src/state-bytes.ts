import { type Weights, weights } from '@s4nn/core';
import type { EpochState } from './segment.js';

/** What has to be known to read a state from its bytes; plain JSON. */
export interface StateLayout {
  /** Steps of Adam's moments; null without Adam. */
  readonly steps: number | null;
  /** Weights, then first and second moments. */
  readonly layers: readonly { readonly bytes: 4 | 8; readonly length: number }[];
}

/** The layout of a state's bytes. */
export const describeState = (state: EpochState): StateLayout => ({
  steps: state.moments?.steps ?? null,
  layers: arraysOf(state).map((layer) => ({
    bytes: layer.BYTES_PER_ELEMENT as 4 | 8,
    length: layer.length,
  })),
});

/** The bytes of a state, in the order of its layout and in this machine's byte order; they are not copied. */
export const bytesOf = (state: EpochState): Uint8Array[] =>
  arraysOf(state).map((layer) => new Uint8Array(layer.buffer, layer.byteOffset, layer.byteLength));

/**
 * Reads a state, copying its bytes.
 * @throws RangeError if there are fewer bytes than the layout says.
 */
export function stateIn({ steps, layers }: StateLayout, bytes: Uint8Array): EpochState {
  let start = 0;
  const arrays = layers.map(({ bytes: size, length }): Weights => {
    const end = start + size * length;
    if (end > bytes.length) throw new RangeError(`found ${bytes.length} bytes, expected at least ${end}`);
    // In a buffer of its own, where it is aligned.
    const { buffer } = new Uint8Array(bytes.subarray(start, end));
    start = end;
    return weights(size === 4 ? new Float32Array(buffer) : new Float64Array(buffer));
  });
  if (steps === null) return { weights: arrays, moments: null };
  const depth = arrays.length / 3;
  return {
    weights: arrays.slice(0, depth),
    moments: { steps, first: arrays.slice(depth, 2 * depth), second: arrays.slice(2 * depth) },
  };
}

const arraysOf = ({ weights, moments }: EpochState): Weights[] => [
  ...weights,
  ...(moments ? [...moments.first, ...moments.second] : []),
];
