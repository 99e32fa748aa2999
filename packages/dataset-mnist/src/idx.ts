import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { InputError } from '@s4nn/core';

/** An array of unsigned bytes as an IDX file holds it. */
export interface Idx {
  readonly path: string;
  /** Length of each dimension, the number of items first. */
  readonly lengths: readonly number[];
  /** Row-major, on the memory that the file was read into. */
  readonly bytes: Uint8Array;
}

/**
 * Reads an IDX file of unsigned bytes, gzipped or not: magic number, length of each dimension (all 32 bits, big
 * endian), then the bytes. Source of the format: LeCun, Cortes & Burges, the MNIST database of handwritten digits.
 * @param dimensions expected number of dimensions: 3 for images, 1 for labels.
 * @param md5 the expected md5 of the file, in hexadecimal.
 * @throws InputError naming the file, what was found and what was expected.
 */
export function readIdx(path: string, dimensions: 1 | 3, md5?: string): Idx {
  const content = unzip(path, read(path));
  const header = 4 + 4 * dimensions;
  if (content.length < header) {
    const expected = `expected at least the ${header} of an IDX header with ${dimensions} dimensions`;
    throw new InputError(`${path}: found ${content.length} bytes, ${expected}; ${again}`);
  }
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const magic = 0x0800 + dimensions;
  if (view.getUint32(0) !== magic) {
    const expected = `expected ${hex(magic)} (IDX, unsigned bytes, dimensions: ${dimensions})`;
    throw new InputError(`${path}: found magic number ${hex(view.getUint32(0))}, ${expected}; ${again}`);
  }
  const lengths = Array.from({ length: dimensions }, (_, index) => view.getUint32(4 + 4 * index));
  const size = lengths.reduce((product, length) => product * length, 1);
  const found = content.length - header;
  if (size === 0) {
    throw new InputError(`${path}: found the size ${lengths.join(' × ')}, expected no 0; ${again}`);
  }
  if (found !== size) {
    const problem = found < size ? 'it is truncated' : 'it has bytes too many';
    const expected = `expected ${lengths.join(' × ')} = ${size}: ${problem}`;
    throw new InputError(`${path}: found ${found} bytes after the header, ${expected}; ${again}`);
  }
  if (md5 !== undefined) checkMd5(path, content, md5);
  return { path, lengths, bytes: content.subarray(header) };
}

const again = 'download or copy the file again';

const hex = (word: number): string => `0x${word.toString(16).padStart(8, '0')}`;

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/** A plain Uint8Array, not Node's Buffer, whose `slice` shares memory. */
const plain = (buffer: Buffer): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);

function read(path: string): Uint8Array {
  try {
    return plain(readFileSync(path));
  } catch (error) {
    throw new InputError(`${path}: found ${codeOf(error)} when reading it, expected a file that can be read`);
  }
}

/** Goes by the content, not the name: browsers unzip files on download and keep the `.gz`. */
function unzip(path: string, content: Uint8Array): Uint8Array {
  if (content[0] !== 0x1f || content[1] !== 0x8b) return content;
  try {
    return plain(gunzipSync(content));
  } catch (error) {
    throw new InputError(
      `${path}: found damaged gzip data (${codeOf(error)}), expected an IDX file; ${again}`,
    );
  }
}

function checkMd5(path: string, content: Uint8Array, expected: string): void {
  const found = createHash('md5').update(content).digest('hex');
  if (found === expected) return;
  const cure = 'the file is not the published one: install the package that holds it again';
  throw new InputError(`${path}: found md5 ${found}, expected ${expected}; ${cure}`);
}
