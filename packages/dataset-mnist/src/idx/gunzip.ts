import { constants, gunzipSync } from 'node:zlib';
import { InputError } from '@s4nn/core';
import { again, type Content, parseIdxHeader } from './header.js';
import { wrongSize } from './idx.js';

/** The most bytes of values that are unpacked. */
const most = 2 ** 31;

/** Deflate makes data at most this much smaller. */
const densest = 1032;

/**
 * Unpacks an IDX file if it is gzipped, never more than its header says. Goes by the content, not the name: browsers unpack
 * files on download and keep the `.gz`.
 * @throws InputError naming the place if the data are damaged, hold no IDX file, or more or less of one than its header says.
 */
export function gunzipIdx(bytes: Uint8Array, place: string, content: Content): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const first = beginning(bytes, place);
  if (first.length === 0) throw damaged(place, 'nothing in it');
  const header = parseIdxHeader(first, place, content);
  if (header.size > most) {
    const size = `${header.lengths.join(' × ')} ${content}`;
    throw new InputError(
      `${place}: found ${size}, expected at most ${most} bytes of values; keep fewer samples`,
    );
  }
  const end = header.start + header.size;
  // Before memory is taken for what cannot be there.
  if (end > bytes.length * densest) throw wrongSize(place, header, 'fewer', true);
  try {
    return plain(gunzipSync(bytes, { maxOutputLength: end }));
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw wrongSize(place, header, 'more', false);
    throw damaged(place, error);
  }
}

/** The first bytes of gzipped data, enough for a header. */
function beginning(bytes: Uint8Array, place: string): Uint8Array {
  const options = { finishFlush: constants.Z_SYNC_FLUSH };
  try {
    const few = plain(gunzipSync(bytes.subarray(0, 4096), options));
    // A long name or comment may come before the data.
    return few.length >= 64 ? few : plain(gunzipSync(bytes.subarray(0, 65536), options));
  } catch (error) {
    throw damaged(place, error);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

const damaged = (place: string, error: unknown): InputError =>
  new InputError(`${place}: found damaged gzip data (${codeOf(error)}), expected an IDX file; ${again}`);

/** A plain Uint8Array, not Node's Buffer, whose `slice` shares memory. */
const plain = (buffer: Buffer): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
