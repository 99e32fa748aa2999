import type { Buffer } from 'node:buffer';
import { isBlank } from './lines.js';
import type { Records } from './records.js';
import { apart, parsed, plain, simple, type Unquoted } from './unquote.js';

/** The cells of one record, without the blanks around them. */
export interface Cells {
  bytes: Buffer;
  /** [count] where each begins and ends; longer arrays are kept for the next record. */
  starts: Uint32Array;
  ends: Uint32Array;
  count: number;
}

/** Gives the cells of a record, in an object that the next call writes anew. */
export function cellReader(records: Records, unquoted: Unquoted): (record: number) => Cells {
  const cells: Cells = {
    ...{ bytes: records.bytes, starts: new Uint32Array(64), ends: new Uint32Array(64), count: 0 },
  };
  const separator = records.delimiter.charCodeAt(0);
  const inRuns = records.delimiter === ' ';
  return (record) => {
    const kind = unquoted.kinds[record] ?? plain;
    if (kind === parsed) {
      cells.bytes = unquoted.bytes;
      split(cells, unquoted.starts[record]!, unquoted.ends[record]!, apart, false);
      return cells;
    }
    cells.bytes = records.bytes;
    const [start, end] = [records.starts[record]!, records.ends[record]!];
    if (inRuns) splitByBlanks(cells, start, end);
    else split(cells, start, end, separator, true);
    if (kind === simple) dropQuotes(cells);
    return cells;
  };
}

function dropQuotes({ bytes, starts, ends, count }: Cells): void {
  for (let cell = 0; cell < count; cell++) {
    if (bytes[starts[cell]!] !== 34 || starts[cell] === ends[cell]) continue;
    starts[cell]!++;
    ends[cell]!--;
  }
}

/** Text of a cell. */
export const textIn = ({ bytes, starts, ends }: Cells, place: number): string =>
  bytes.toString('utf8', starts[place], ends[place]);

/** How many cells hold something. */
export function filledIn({ starts, ends, count }: Cells): number {
  let filled = 0;
  for (let place = 0; place < count; place++) if (ends[place]! > starts[place]!) filled++;
  return filled;
}

function split(cells: Cells, from: number, to: number, separator: number, trim: boolean): void {
  const { bytes } = cells;
  cells.count = 0;
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && bytes[at] !== separator) continue;
    let end = at;
    if (trim) {
      while (start < end && isBlank(bytes[start]!)) start++;
      while (end > start && isBlank(bytes[end - 1]!)) end--;
    }
    push(cells, start, end);
    start = at + 1;
  }
}

function splitByBlanks(cells: Cells, from: number, to: number): void {
  const { bytes } = cells;
  cells.count = 0;
  for (let at = from; at < to; ) {
    while (at < to && isBlank(bytes[at]!)) at++;
    const start = at;
    while (at < to && !isBlank(bytes[at]!)) at++;
    if (at > start) push(cells, start, at);
  }
}

function push(cells: Cells, start: number, end: number): void {
  if (cells.count === cells.starts.length) {
    const [starts, ends] = [new Uint32Array(2 * cells.count), new Uint32Array(2 * cells.count)];
    starts.set(cells.starts);
    ends.set(cells.ends);
    Object.assign(cells, { starts, ends });
  }
  cells.starts[cells.count] = start;
  cells.ends[cells.count++] = end;
}
