import { Buffer } from 'node:buffer';
import { InputError } from '@s4nn/core';
import { parse } from 'csv-parse/sync';
import { isBlank } from './lines.js';
import { quoteFault } from './quote-fault.js';
import type { Records } from './records.js';

/** Separates the cells of records without their quotes: no table holds this byte. */
export const apart = 0;

/** How many bytes of records are parsed at once, about. */
const batch = 2 ** 18;

/** How the cells of a record are found: no quotes, quotes that can be dropped, or by csv-parse. */
export const [plain, simple, parsed] = [0, 1, 2] as const;

/** Records with quotes that cannot just be dropped, taken apart. */
export interface Unquoted {
  /** [records] one of the three kinds; empty if no record holds quotes. */
  readonly kinds: Uint8Array;
  /** Cells of parsed records, with the byte that sets them apart in between. */
  readonly bytes: Buffer;
  /** [records] where a parsed one begins and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * Takes the quotes off the records that hold some: by csv-parse, unless no quoted cell has quotes or separators inside. What was blank inside of quotes is kept.
 * @throws InputError naming the line of a quote that does not fit.
 */
export function unquote(file: string, records: Records): Unquoted {
  const length = records.quoted.includes(1) ? records.count : 0;
  const kinds = new Uint8Array(length);
  const [starts, ends] = [new Uint32Array(length), new Uint32Array(length)];
  const chunks: Buffer[] = [];
  let [size, waiting, some]: [number, number, number[]] = [0, 0, []];
  for (let record = 0; record < length; record++) {
    if (records.quoted[record]) kinds[record] = isSimple(records, record) ? simple : parsed;
    if (kinds[record] !== parsed) continue;
    some.push(record);
    waiting += records.ends[record]! - records.starts[record]!;
    if (waiting > batch) flush();
  }
  flush();
  return { kinds, bytes: Buffer.concat(chunks), starts, ends };

  function flush(): void {
    parseSome(file, records, some).forEach((cells, index) => {
      const chunk = Buffer.from(cells.join('\0'));
      starts[some[index]!] = size;
      size += chunk.length;
      ends[some[index]!] = size;
      chunks.push(chunk);
    });
    waiting = 0;
    some = [];
  }
}

/** Whether each quote of a record begins or ends a cell, without a separator inside. */
function isSimple({ bytes, delimiter, starts, ends }: Records, record: number): boolean {
  const [start, end] = [starts[record]!, ends[record]!];
  const separator = delimiter.charCodeAt(0);
  const separates = (byte: number): boolean => byte === separator || (delimiter === ' ' && isBlank(byte));
  for (let at = start; at < end; at++) {
    const open = bytes.indexOf(34, at);
    if (open === -1 || open >= end) return true;
    let before = open;
    while (before > start && isBlank(bytes[before - 1]!) && !separates(bytes[before - 1]!)) before--;
    if (before > start && !separates(bytes[before - 1]!)) return false;
    let close = open + 1;
    for (; close < end && bytes[close] !== 34; close++) {
      if (separates(bytes[close]!)) return false;
    }
    let after = close + 1;
    while (after < end && isBlank(bytes[after]!) && !separates(bytes[after]!)) after++;
    if (close >= end || (after < end && !separates(bytes[after]!))) return false;
    at = after;
  }
  return true;
}

function parseSome(file: string, records: Records, some: readonly number[]): string[][] {
  const { bytes, delimiter, starts, ends, lines } = records;
  const textOf = (record: number): string => bytes.toString('utf8', starts[record], ends[record]);
  const together = tryParse(some.map(textOf), delimiter);
  if (together?.length === some.length) return together;
  return some.map((record) => {
    const alone = tryParse([textOf(record)], delimiter);
    if (alone?.length === 1) return alone[0]!;
    const fault = bytes.subarray(starts[record], ends[record]);
    throw new InputError(quoteFault(file, fault, lines[record]!, delimiter));
  });
}

/** The cells of records, or null if their quotes do not fit. */
function tryParse(texts: readonly string[], delimiter: string): string[][] | null {
  const text = (delimiter === ' ' ? texts.map(collapse) : texts).join('\n');
  try {
    return parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true, trim: true });
  } catch {
    return null;
  }
}

/** Runs of blanks outside of quotes, as one space. */
const collapse = (text: string): string =>
  text.trim().replace(/"(?:[^"]|"")*"|[ \t]+/g, (part) => (part.startsWith('"') ? part : ' '));
