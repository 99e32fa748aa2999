import { readAt } from './read-at.js';

/**
 * By what the part of a log that was read is known again. A file may be renewed with the same content, and an inode be used again, so
 * the content decides: another sweep has other times at its first trials or at its last ones.
 */
export interface Mark {
  readonly first: Buffer;
  readonly last: Buffer;
}

const firstBytes = 1 << 16;
const lastBytes = 1 << 14;

/** The mark of nothing. */
export const noMark: Mark = { first: Buffer.alloc(0), last: Buffer.alloc(0) };

/** The mark after more bytes. */
export const markAfter = ({ first, last }: Mark, bytes: Buffer): Mark => ({
  first: first.length < firstBytes ? Buffer.concat([first, bytes]).subarray(0, firstBytes) : first,
  // A copy, so that the bytes themselves can go.
  last: Buffer.from(Buffer.concat([last, bytes.subarray(-lastBytes)]).subarray(-lastBytes)),
});

/** Whether a file still begins with the part of so many bytes that the mark was made from. */
export const isIn = ({ first, last }: Mark, descriptor: number, bytes: number): boolean =>
  readAt(descriptor, 0, first.length).equals(first) &&
  readAt(descriptor, bytes - last.length, last.length).equals(last);
