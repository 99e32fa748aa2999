import { InputError } from '@s4nn/core/errors';
import { toCOrder } from './c-order.js';
import { dtypeOf } from './dtypes.js';
import type { NpyArray } from './npy-array.js';
import { shown, shownShape } from './shown.js';

/** What says how the bytes of an array are to be read. */
export interface Layout {
  /** The dtype as Python writes it: `'<f8'`. */
  readonly descr: string;
  readonly fortran: boolean;
  readonly shape: readonly number[];
}

/**
 * Checks that so many bytes can be the values of an array.
 * @throws InputError for another number, or a dtype that is not read.
 */
export function checkSize({ descr, shape }: Layout, found: number, place: string): void {
  const expected = shape.reduce((product, axis) => product * axis, dtypeOf(descr, place).size);
  if (found === expected) return;
  throw new InputError(
    `${place}: found ${found} bytes of values, expected ${expected} for ${shown(descr)} of shape ${shownShape(shape)}. ` +
      `Is the file ${found < expected ? 'truncated' : 'damaged'}?`,
  );
}

/**
 * The array that bytes hold; its values are a copy.
 * @throws InputError for a dtype that is not read, a wrong number of bytes, or values that cannot be kept.
 */
export function decodeArray(layout: Layout, bytes: Uint8Array, place: string): NpyArray {
  checkSize(layout, bytes.length, place);
  const { size, isSwapped, read } = dtypeOf(layout.descr, place);
  const copy = new Uint8Array(bytes);
  if (isSwapped) swap(copy, size);
  const values = read(copy.buffer, place);
  const { shape, descr, fortran } = layout;
  return { values: fortran ? toCOrder(values, shape) : values, shape, dtype: descr.slice(1, -1) };
}

/** Turns the bytes of each value round. */
function swap(bytes: Uint8Array, size: number): void {
  for (let start = 0; start < bytes.length; start += size) {
    for (let [low, high] = [start, start + size - 1]; low < high; low++, high--) {
      const byte = bytes[low]!;
      bytes[low] = bytes[high]!;
      bytes[high] = byte;
    }
  }
}
