import type { Buffer } from 'node:buffer';
import { InputError } from '@s4nn/core';
import type { Delimiter } from './delimiter.js';
import { isPassedOver, lineAt, lineEndOf } from './lines.js';
import { quoteFault } from './quote-fault.js';

/** Where the records of a text are: lines, or several lines where a quoted cell goes on. */
export interface Records {
  readonly bytes: Buffer;
  readonly delimiter: Delimiter;
  readonly count: number;
  /** [count] where each begins and ends, in bytes. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** [count] the line in the file at which each begins. */
  readonly lines: Uint32Array;
  /** [count] 1 where a record holds quotes. */
  readonly quoted: Uint8Array;
  /** Comments below the first record: their lines in the file, and where they begin, in bytes. */
  readonly comments: readonly { readonly line: number; readonly start: number }[];
}

const quote = 34;

/**
 * Finds the records of a table, without empty lines and comments.
 * @param at where it begins, and the line of that place.
 * @throws InputError naming the line of a quote that is never closed.
 */
export function findRecords(
  file: string,
  bytes: Buffer,
  at: { readonly start: number; readonly line: number },
  delimiter: Delimiter,
  comment: Buffer | null,
): Records {
  const lineEnd = lineEndOf(bytes);
  const most = countOf(bytes, lineEnd, at.start);
  const [starts, ends, lines] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)];
  const quoted = new Uint8Array(most);
  const comments: { readonly line: number; readonly start: number }[] = [];
  let [count, line, start] = [0, at.line, at.start];
  let nextQuote = indexFrom(bytes, quote, start);
  while (start < bytes.length) {
    let found = lineAt(bytes, start, lineEnd);
    if (isPassedOver(bytes, found, comment)) {
      if (count > 0 && comment !== null && !isPassedOver(bytes, found, null)) comments.push({ line, start });
      start = found.next;
      line++;
      continue;
    }
    starts[count] = start;
    lines[count] = line++;
    if (nextQuote < start) nextQuote = indexFrom(bytes, quote, start);
    // A record ends at the first line end with an even number of quotes before it.
    let quotes = 0;
    for (;;) {
      for (; nextQuote < found.end; nextQuote = indexFrom(bytes, quote, nextQuote + 1)) quotes++;
      if (quotes % 2 === 0 || found.next >= bytes.length) break;
      found = lineAt(bytes, found.next, lineEnd);
      line++;
    }
    ends[count] = found.end;
    quoted[count] = Math.min(1, quotes);
    if (quotes % 2 === 1) {
      throw new InputError(quoteFault(file, bytes.subarray(start, found.end), lines[count]!, delimiter));
    }
    start = found.next;
    count++;
  }
  return { bytes, delimiter, count, starts, ends, lines, quoted, comments };
}

const indexFrom = (bytes: Buffer, byte: number, from: number): number => {
  const found = bytes.indexOf(byte, from);
  return found === -1 ? bytes.length : found;
};

function countOf(bytes: Buffer, byte: number, from: number): number {
  let count = 1;
  for (let at = bytes.indexOf(byte, from); at !== -1; at = bytes.indexOf(byte, at + 1)) count++;
  return count;
}
