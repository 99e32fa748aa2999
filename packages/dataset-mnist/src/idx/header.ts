import { InputError } from '@s4nn/core';
import { sniff } from '@s4nn/files/sniff';

/** What an IDX file holds: images, or one class a sample. */
export type Content = 'images' | 'labels';

/** The start of an IDX file: what its values are, and how many. */
export interface IdxHeader {
  /** Type of the values, a key of {@link idxTypes}. */
  readonly type: number;
  /** Length of each dimension, the number of samples first. */
  readonly lengths: readonly number[];
  /** Where the values begin, in bytes. */
  readonly start: number;
  /** How many bytes of values follow. */
  readonly size: number;
}

/** The types of IDX files: their third byte, their name and the bytes of one value. */
export const idxTypes: Readonly<Record<number, { readonly name: string; readonly bytes: number }>> = {
  8: { name: 'unsigned bytes', bytes: 1 },
  9: { name: 'signed bytes', bytes: 1 },
  11: { name: '16-bit integers', bytes: 2 },
  12: { name: '32-bit integers', bytes: 4 },
  13: { name: '32-bit floats', bytes: 4 },
  14: { name: '64-bit floats', bytes: 8 },
};

/**
 * Reads the header of an IDX file: magic number and length of each dimension, all 32 bits, big endian. Images are unsigned
 * bytes in 3 dimensions; labels are integers in 1, or in 2 with one column, or with the 8 of QMNIST.
 * @param bytes the file, or as much of it as the header takes.
 * @throws InputError naming the place, what was found and what was expected.
 */
export function parseIdxHeader(bytes: Uint8Array, place: string, content: Content): IdxHeader {
  const dimensions = bytes[3] ?? 0;
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0 || !idxTypes[bytes[2]!] || dimensions === 0) {
    throw notIdx(bytes, place, content);
  }
  const type = bytes[2]!;
  const cure = misfit(type, dimensions, content);
  if (cure !== null) {
    const expected = content === 'images' ? magicText(8, 3) : magicText(8, 1);
    throw new InputError(
      `${place}: found magic number ${magicText(type, dimensions)}, expected ${expected}; ${cure}`,
    );
  }
  const start = 4 + 4 * dimensions;
  if (bytes.length < start) {
    const expected = `expected at least the ${start} of an IDX header with ${dimensions} dimensions`;
    throw new InputError(`${place}: found ${bytes.length} bytes, ${expected}; ${again}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lengths = Array.from({ length: dimensions }, (_, index) => view.getUint32(4 + 4 * index));
  if (lengths.includes(0)) {
    throw new InputError(`${place}: found the size ${lengths.join(' × ')}, expected no 0; ${again}`);
  }
  if (dimensions === 2 && lengths[1] !== 1 && !(lengths[1] === 8 && type === 12)) {
    const found = `found labels of ${lengths.join(' × ')}, expected ${lengths[0]}, or ${lengths[0]} × 8 integers as in QMNIST`;
    throw new InputError(`${place}: ${found}; write one class a sample`);
  }
  const size = lengths.reduce((product, length) => product * length, idxTypes[type]!.bytes);
  return { type, lengths, start, size };
}

/** What to do about a damaged file. */
export const again = 'download or copy the file again';

/** What to do where an IDX file holds something else than expected; null where it does not. */
function misfit(type: number, dimensions: number, content: Content): string | null {
  const isInteger = type !== 13 && type !== 14;
  const fits = {
    images: type === 8 && dimensions === 3,
    labels: isInteger && (dimensions === 1 || dimensions === 2),
  };
  if (fits[content]) return null;
  if (content === 'labels') {
    return fits.images ? swapped : 'write one class a sample, as unsigned bytes or 32-bit integers';
  }
  if (fits.labels && dimensions === 1) return swapped;
  return 'write the images as unsigned bytes 0…255, samples × rows × columns';
}

const swapped = 'are the files of images and labels named the wrong way round?';

function notIdx(bytes: Uint8Array, place: string, content: Content): InputError {
  const known = sniff(bytes);
  if (known) {
    return new InputError(`${place}: found ${known.what}, expected an IDX file of ${content}; ${known.cure}`);
  }
  const word = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const isLittle = bytes[2] === 0 && bytes[3] === 0 && idxTypes[bytes[1]!] !== undefined;
  const cure = isLittle ? 'its bytes are in the wrong order: IDX is big endian' : again;
  const expected = content === 'images' ? magicText(8, 3) : magicText(8, 1);
  return new InputError(`${place}: found magic number 0x${word}, expected ${expected}; ${cure}`);
}

const magicText = (type: number, dimensions: number): string =>
  `0x${(256 * type + dimensions).toString(16).padStart(8, '0')} (IDX, ${idxTypes[type]!.name}, dimensions: ${dimensions})`;
