import { magic } from './header.js';
import { littleEndian } from './little-endian.js';
import type { FloatArray } from './npy-array.js';

/** The bytes of an `.npy` file, format version 1, as numpy.save writes them. */
export const formatNpy = ({ values, shape }: FloatArray): Uint8Array =>
  withNpyHeader(`'<f${values.BYTES_PER_ELEMENT}'`, shape, littleEndian(values));

/**
 * The bytes of an `.npy` file of any dtype.
 * @param descr as Python writes the dtype: `'|O'`, with the quotes.
 */
export function withNpyHeader(descr: string, shape: readonly number[], content: Uint8Array): Uint8Array {
  const axes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': ${descr}, 'fortran_order': False, 'shape': (${axes}), }`;
  const start = Math.ceil((10 + header.length + 1) / 64) * 64;
  const bytes = new Uint8Array(start + content.length);
  const text = `${magic}\u0001\u0000\u0000\u0000${header.padEnd(start - 11)}\n`;
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  new DataView(bytes.buffer).setUint16(8, start - 10, true);
  bytes.set(content, start);
  return bytes;
}
