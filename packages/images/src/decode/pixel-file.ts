import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Images } from './decode.js';

/** What lies before the pixels, as JSON. */
type Header = Omit<Images, 'values'>;

/**
 * Reads what {@link writePixels} wrote: the SHA-256 of what follows in hexadecimal, the length of the header as 32 bits, little
 * endian, the header, the pixels.
 * @returns null if the file is not there, or not whole.
 */
export function readPixels(file: string): Images | null {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      const start = Buffer.alloc(68);
      fill(descriptor, start, 0);
      const header = Buffer.alloc(Math.min(start.readUInt32LE(64), size));
      fill(descriptor, header, 68);
      const values = new Uint8Array(Math.max(0, size - 68 - header.length));
      fill(descriptor, values, 68 + header.length);
      if (start.toString('latin1', 0, 64) !== checksum(start.subarray(64), header, values)) return null;
      return { ...(JSON.parse(header.toString()) as Header), values };
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}

/** Writes decoded images, whole or not at all; where that is not possible, nothing. */
export function writePixels(file: string, { values, ...header }: Images): void {
  const text = Buffer.from(JSON.stringify(header satisfies Header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const part = `${file}.${randomUUID()}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch {
    return;
  }
  try {
    const descriptor = openSync(part, 'w');
    try {
      const sum = Buffer.from(checksum(length, text, values), 'latin1');
      for (const bytes of [sum, length, text, values]) {
        for (const piece of pieces(bytes)) {
          for (let done = 0; done < piece.length; ) done += writeSync(descriptor, piece, done);
        }
      }
    } finally {
      closeSync(descriptor);
    }
    renameSync(part, file);
  } catch {
    rmSync(part, { force: true });
  }
}

function checksum(...parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const bytes of parts) for (const piece of pieces(bytes)) hash.update(piece);
  return hash.digest('hex');
}

/** Reads as many bytes as fit; throws where the file ends before. */
function fill(descriptor: number, bytes: Uint8Array, position: number): void {
  let at = position;
  for (const piece of pieces(bytes)) {
    for (let done = 0; done < piece.length; ) {
      const count = readSync(descriptor, piece, done, piece.length - done, at);
      if (count === 0) throw new RangeError('the file is cut off');
      done += count;
      at += count;
    }
  }
}

/** Pieces of 64 MiB: Node reads, writes and hashes at most 2 GiB at once. */
function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  const length = 2 ** 26;
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length);
}
