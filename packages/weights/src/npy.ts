import { InputError } from '@s4nn/core';
import { fromLittleEndian, littleEndian } from './little-endian.js';
import type { NpyArray } from './npy-array.js';
import type { WeightFormat } from './weight-format.js';

const magic = '\u0093NUMPY';

/**
 * Reads a `.npy` file, format version 1 or 2, of float32 or float64 in C order. The values are a copy.
 * @param place names the file in errors.
 * @throws InputError that says what was found and what was expected.
 */
export function parseNpy(bytes: Uint8Array, place: string): NpyArray {
  const { descr, order, shape, start } = parseNpyHeader(bytes, place);
  if (descr !== "'<f4'" && descr !== "'<f8'") {
    throw new InputError(
      `${place}: found dtype ${descr}, expected '<f4' or '<f8'. Save it with array.astype(numpy.float32).`,
    );
  }
  if (order !== 'False') {
    throw new InputError(
      `${place}: found Fortran order, expected C order. Save it with numpy.ascontiguousarray(array).`,
    );
  }
  const size = descr === "'<f4'" ? 4 : 8;
  const length = shape.reduce((product, axis) => product * axis, 1);
  if (bytes.length - start !== length * size) {
    throw new InputError(
      `${place}: found ${bytes.length - start} bytes of values, expected ${length * size} for ${descr} of shape ` +
        `(${shape.join(', ')}). Is the file truncated?`,
    );
  }
  return { values: fromLittleEndian(bytes.subarray(start), size), shape };
}

/** Whether bytes begin as an `.npy` file does. */
export const isNpy = (bytes: Uint8Array): boolean => latin1(bytes.subarray(0, magic.length)) === magic;

/** What a file is that has another format, for errors. */
export const beginning = (bytes: Uint8Array): string =>
  bytes.length === 0
    ? 'an empty file'
    : `the first bytes ${JSON.stringify(latin1(bytes.subarray(0, magic.length)))}`;

/** What an `.npy` file says of its array. */
export interface NpyHeader {
  /** The dtype as Python writes it: `'<f8'`, or `'|O'` for objects. */
  readonly descr: string;
  readonly order: string;
  readonly shape: readonly number[];
  /** Where the values begin. */
  readonly start: number;
}

/**
 * Reads the header of an `.npy` file, format version 1 or 2.
 * @throws InputError when it is none.
 */
export function parseNpyHeader(bytes: Uint8Array, place: string): NpyHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isNpy(bytes)) throw new InputError(`${place}: found ${beginning(bytes)}, expected an .npy file.`);
  const major = bytes[6];
  if (major !== undefined && major !== 1 && major !== 2) {
    throw new InputError(`${place}: found .npy format version ${major}, expected 1 or 2.`);
  }
  const prefix = major === 2 ? 12 : 10;
  if (bytes.length < prefix) throw truncated(bytes, prefix, place);
  const start = prefix + (major === 2 ? view.getUint32(8, true) : view.getUint16(8, true));
  if (bytes.length < start) throw truncated(bytes, start, place);
  const text = latin1(bytes.subarray(prefix, start));
  const descr = /["']descr["']\s*:\s*("[^"]*"|'[^']*'|\[.*\])/.exec(text)?.[1];
  const order = /["']fortran_order["']\s*:\s*(True|False)\b/.exec(text)?.[1];
  const axes = /["']shape["']\s*:\s*\(([\d\s,]*)\)/.exec(text)?.[1];
  if (descr === undefined || order === undefined || axes === undefined) {
    throw new InputError(
      `${place}: found the .npy header ${JSON.stringify(text.trim().slice(0, 100))}, expected descr, fortran_order and shape.`,
    );
  }
  const shape = axes.split(',').flatMap((axis) => (axis.trim() === '' ? [] : [Number(axis)]));
  return { descr: descr.replaceAll('"', "'"), order, shape, start };
}

const truncated = (bytes: Uint8Array, expected: number, place: string): InputError =>
  new InputError(
    `${place}: found ${bytes.length} bytes, expected an .npy header of ${expected}. Is the file truncated?`,
  );

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** The bytes of a `.npy` file, format version 1, as numpy.save writes them. */
export const formatNpy = ({ values, shape }: NpyArray): Uint8Array =>
  withNpyHeader(`'<f${values.BYTES_PER_ELEMENT}'`, shape, littleEndian(values));

/** The bytes of a `.npy` file of any dtype. */
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

/** One layer per file, as numpy.save writes an array. */
export const npy: WeightFormat = {
  ending: '.npy',
  title: 'an .npy file',
  holds: 'layer',
  recognises: isNpy,
  parse: (bytes, file) => [{ array: parseNpy(bytes, file), place: file }],
  format: ([layer]) => formatNpy(layer!),
};
