import type { Buffer } from 'node:buffer';
import { counted, lineOrLines, listed } from '../text-lists.js';
import { cellsIn, type Delimiter } from './delimiter.js';
import { lineAt, lineEndOf } from './lines.js';
import type { Records } from './records.js';

/** Longer lines are not looked into. */
const longest = 2 ** 16;

/** Says how many lines of a table are passed over as comments, and how many of them have as many cells as its first one. */
export function commentNotes({ bytes, delimiter, comments, starts, ends }: Records, mark: string): string[] {
  if (comments.length === 0) return [];
  const lineEnd = lineEndOf(bytes);
  const width = cellsAt(bytes, starts[0]!, ends[0]!, delimiter);
  const like = comments.filter(({ start }) => {
    return cellsAt(bytes, start, lineAt(bytes, start, lineEnd).end, delimiter) === width;
  }).length;
  const [begin, are] = comments.length === 1 ? ['begins', 'is'] : ['begin', 'are'];
  const rows = like === 0 ? '' : `, ${like} of them with as many cells as a row`;
  const which = listed(comments.map(({ line }) => line));
  return [
    `${counted(comments.length, 'line')} below the first one of the table ${begin} with ${JSON.stringify(mark)} and ${are} passed over${rows}: ${lineOrLines(comments.length)} ${which}; "comment": null reads them`,
  ];
}

const cellsAt = (bytes: Buffer, start: number, end: number, delimiter: Delimiter): number =>
  end - start > longest ? -1 : cellsIn(bytes.toString('utf8', start, end), delimiter).length;
