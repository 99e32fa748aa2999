import { decodeArray } from './decode.js';
import { parseNpyHeader } from './header.js';
import type { NpyArray } from './npy-array.js';

/**
 * Reads an `.npy` file, format version 1, 2 or 3, of floats, integers or booleans, in either order of bytes and of axes. The
 * values are a copy.
 * @param place names the file in errors.
 * @throws InputError that says what was found and what was expected.
 */
export function parseNpy(bytes: Uint8Array, place: string): NpyArray {
  const header = parseNpyHeader(bytes, place);
  return decodeArray(header, bytes.subarray(header.start), place);
}
