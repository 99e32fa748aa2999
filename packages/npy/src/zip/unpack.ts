import { InputError } from '@s4nn/core/errors';
import { crc32 } from './crc32.js';
import { inflateStart } from './inflate-start.js';
import type { ZipEntry } from './zip-entries.js';

/** The start of an entry, at most so many bytes. @throws InputError for damaged data. */
export function unpackStart({ isDeflated, data, size }: ZipEntry, most: number, place: string): Uint8Array {
  if (!isDeflated) return data.subarray(0, most);
  try {
    return inflateStart(data, Math.min(most, size));
  } catch (error) {
    throw damaged(`deflated data that does not inflate (${(error as Error).message})`, place);
  }
}

/** All of an entry. @throws InputError for damaged data, or any other than the checksum belongs to. */
export function unpackWhole(entry: ZipEntry, place: string): Uint8Array {
  const content = unpackStart(entry, entry.size, place);
  if (content.length !== entry.size) {
    throw damaged(`${content.length} bytes in deflated data, expected ${entry.size}`, place);
  }
  if (crc32(content) !== entry.crc) throw damaged('data that its checksum (CRC-32) does not fit', place);
  return content;
}

const damaged = (found: string, place: string): InputError =>
  new InputError(`${place}: found ${found}. The file is damaged: copy or download it again.`);
