import { InputError } from '@s4nn/core';

/** An array as NumPy stores it: row-major, little-endian. */
export interface NpyArray {
  readonly values: Float32Array | Float64Array;
  readonly shape: readonly number[];
}

const magic = '\u0093NUMPY';

/**
 * Reads a `.npy` file, format version 1 or 2, of float32 or float64 in C order. The values are a copy.
 * @param place names the file in errors.
 * @throws InputError that says what was found and what was expected.
 */
export function parseNpy(bytes: Uint8Array, place: string): NpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { descr, order, shape, start } = headerOf(bytes, view, place);
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
  const values = size === 4 ? new Float32Array(length) : new Float64Array(length);
  // A view on the bytes would need them aligned, and a little-endian machine.
  for (let index = 0; index < length; index++) {
    const at = start + index * size;
    values[index] = size === 4 ? view.getFloat32(at, true) : view.getFloat64(at, true);
  }
  return { values, shape };
}

interface Header {
  readonly descr: string;
  readonly order: string;
  readonly shape: readonly number[];
  /** Where the values begin. */
  readonly start: number;
}

function headerOf(bytes: Uint8Array, view: DataView, place: string): Header {
  const found = latin1(bytes.subarray(0, magic.length));
  if (found !== magic) {
    throw new InputError(`${place}: found the first bytes ${JSON.stringify(found)}, expected an .npy file.`);
  }
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
export function formatNpy({ values, shape }: NpyArray): Uint8Array {
  const size = values.BYTES_PER_ELEMENT;
  const axes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '<f${size}', 'fortran_order': False, 'shape': (${axes}), }`;
  const start = Math.ceil((10 + header.length + 1) / 64) * 64;
  const bytes = new Uint8Array(start + values.length * size);
  const view = new DataView(bytes.buffer);
  const text = `${magic}\u0001\u0000\u0000\u0000${header.padEnd(start - 11)}\n`;
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  view.setUint16(8, start - 10, true);
  for (const [index, value] of values.entries()) {
    if (size === 4) view.setFloat32(start + index * 4, value, true);
    else view.setFloat64(start + index * 8, value, true);
  }
  return bytes;
}
