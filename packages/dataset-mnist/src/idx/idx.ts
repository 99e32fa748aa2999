import { InputError } from '@s4nn/core';
import { again, type Content, type IdxHeader, idxTypes, parseIdxHeader } from './header.js';

/** What the values of images and labels lie in. */
export interface ValuesOf {
  readonly images: Uint8Array;
  readonly labels: Uint8Array | Int32Array;
}

/** Whole numbers, row-major, and where they are from. */
export interface Numbers<Of extends Content> {
  /** The file, and the array in it, for errors. */
  readonly place: string;
  /** [samples, rows, columns] of images, [samples] of labels. */
  readonly lengths: readonly number[];
  readonly values: ValuesOf[Of];
}

/**
 * Reads an IDX file, not gzipped: its header, then the values, big endian. Source of the format: LeCun, Cortes & Burges, the
 * MNIST database of handwritten digits. Bytes are not copied. Of QMNIST's labels the first of 8 columns is read, the class.
 * @param place names the file in errors.
 * @throws InputError naming the place, what was found and what was expected.
 */
export function parseIdx<Of extends Content>(bytes: Uint8Array, place: string, content: Of): Numbers<Of> {
  const header = parseIdxHeader(bytes, place, content);
  const found = bytes.length - header.start;
  if (found !== header.size) throw wrongSize(place, header, `${found}`, found < header.size);
  const isImages = content === 'images';
  const values = isImages ? bytes.subarray(header.start) : firstColumn(bytes, header);
  return { place, lengths: header.lengths.slice(0, isImages ? 3 : 1), values: values as ValuesOf[Of] };
}

/** That an IDX file has more or fewer bytes of values than its header says. */
export function wrongSize(place: string, header: IdxHeader, found: string, isShort: boolean): InputError {
  const width = idxTypes[header.type]!.bytes;
  const factors = width === 1 ? header.lengths : [...header.lengths, width];
  const sum = factors.length === 1 ? '' : `${factors.join(' × ')} = `;
  const problem = isShort ? 'it is truncated' : 'it has bytes too many';
  return new InputError(
    `${place}: found ${found} bytes after the header, expected ${sum}${header.size}: ${problem}; ${again}`,
  );
}

function firstColumn(bytes: Uint8Array, { type, lengths, start }: IdxHeader): Uint8Array | Int32Array {
  if (type === 8) return bytes.subarray(start);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start);
  const [samples = 0, columns = 1] = lengths;
  const step = columns * idxTypes[type]!.bytes;
  const read = {
    9: (sample: number) => view.getInt8(sample * step),
    11: (sample: number) => view.getInt16(sample * step),
    12: (sample: number) => view.getInt32(sample * step),
  }[type as 9 | 11 | 12];
  return Int32Array.from({ length: samples }, (_, sample) => read(sample));
}
