import { type FloatArray, formatNpy, isNpy, parseNpy as parseAny } from '@s4nn/npy';
import { floatsOf } from './floats.js';
import type { WeightFormat } from './weight-format.js';

/**
 * Reads an `.npy` file of floats. The values are a copy.
 * @param place names the file in errors.
 * @throws InputError that says what was found and what was expected.
 */
export const parseNpy = (bytes: Uint8Array, place: string): FloatArray =>
  floatsOf(parseAny(bytes, place), place);

/** One layer per file, as numpy.save writes an array. */
export const npy: WeightFormat = {
  ending: '.npy',
  title: 'an .npy file',
  holds: 'layer',
  recognises: isNpy,
  parse: (bytes, file) => [{ array: parseNpy(bytes, file), place: file }],
  format: ([layer]) => formatNpy(layer!),
};
