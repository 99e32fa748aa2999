import { InputError } from '@s4nn/core/errors';
import { latin1 } from '@s4nn/files/sniff';
import { otherFile } from './other-file.js';
import { pythonDict } from './python-dict.js';
import { shown } from './shown.js';

/** How each `.npy` file begins, as characters of the bytes' numbers. */
export const magic = '\u0093NUMPY';

/** What format version 1 can hold; an array of numbers needs no more than about a hundred bytes. */
const longestHeader = 65_535;
/** How many bytes from its start hold the header of any file that is read. */
export const headerAtMost = longestHeader + 12;
/** As NumPy has it. */
const mostAxes = 64;

/** What an `.npy` file says of its array. */
export interface NpyHeader {
  /** The dtype as Python writes it: `'<f8'`, or `'|O'` for objects. */
  readonly descr: string;
  readonly fortran: boolean;
  readonly shape: readonly number[];
  /** Where the values begin. */
  readonly start: number;
}

/** Whether bytes begin as an `.npy` file does. */
export const isNpy = (bytes: Uint8Array): boolean => latin1(bytes.subarray(0, magic.length)) === magic;

/**
 * Reads the header of an `.npy` file, format version 1, 2 or 3.
 * @param bytes the file, or as much of its start as holds the header.
 * @throws InputError when it is none, or longer than arrays of numbers need.
 */
export function parseNpyHeader(bytes: Uint8Array, place: string): NpyHeader {
  if (!isNpy(bytes)) throw otherFile(bytes, place, 'an .npy file');
  const major = bytes[6];
  if (major !== undefined && (major < 1 || major > 3)) {
    throw new InputError(`${place}: found .npy format version ${major}, expected 1, 2 or 3.`);
  }
  const prefix = major === 1 ? 10 : 12;
  if (bytes.length < prefix) throw truncated(bytes, prefix, place);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > longestHeader) {
    throw new InputError(
      `${place}: found an .npy header of ${length} bytes, expected at most ${longestHeader}. Save it with numpy.save again.`,
    );
  }
  const start = prefix + length;
  if (bytes.length < start) throw truncated(bytes, start, place);
  return { ...parseText(latin1(bytes.subarray(prefix, start)), place), start };
}

function parseText(text: string, place: string): Omit<NpyHeader, 'start'> {
  const members = pythonDict(text);
  const [descr, order, axes] = ['descr', 'fortran_order', 'shape'].map((key) => members?.get(key) ?? '');
  const isShape = axes!.startsWith('(') && axes!.endsWith(')');
  if (members?.size !== 3 || !descr || !/^(True|False)$/.test(order!) || !isShape) {
    const found = JSON.stringify(shown(text.trim(), 100));
    throw new InputError(
      `${place}: found the .npy header ${found}, expected descr, fortran_order and shape.`,
    );
  }
  const shape = axes!.slice(1, -1).replace(/, $/, '').split(', ');
  if (shape.length > mostAxes) {
    throw new InputError(`${place}: found ${shape.length} axes, expected at most ${mostAxes}.`);
  }
  return { descr, fortran: order === 'True', shape: shape[0] === '' ? [] : shape.map(axisOf) };

  function axisOf(axis: string): number {
    // Python 2 writes 3L.
    const size = /^\d{1,16}L?$/.test(axis) ? Number.parseInt(axis, 10) : Number.NaN;
    if (Number.isSafeInteger(size)) return size;
    throw new InputError(
      `${place}: found the shape ${shown(axes!)}, expected the sizes of its axes, from 0.`,
    );
  }
}

const truncated = (bytes: Uint8Array, expected: number, place: string): InputError =>
  new InputError(
    `${place}: found ${bytes.length} bytes, expected an .npy header of ${expected}. Is the file truncated?`,
  );
