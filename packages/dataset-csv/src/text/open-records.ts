import { Buffer } from 'node:buffer';
import { type DataSource, InputError } from '@s4nn/core';
import { type Cells, cellReader } from './cells.js';
import { commentNotes } from './comment-notes.js';
import { decodeText } from './decode-text.js';
import { type Delimiter, findDelimiter } from './delimiter.js';
import { someLines } from './lines.js';
import { readPreamble } from './preamble.js';
import { readBytes } from './read-bytes.js';
import { findRecords } from './records.js';
import { unquote } from './unquote.js';

/** How the text of a table is written. */
export interface TextOptions {
  /** Separator of cells; `auto` takes the one that gives lines as many cells, and a space stands for runs of blanks. */
  readonly delimiter: 'auto' | Delimiter;
  /** What begins a line that is a comment, or null. */
  readonly comment: string | null;
  /** Lines to leave out at the start. */
  readonly skip: number;
  /** `auto` for UTF-8, or a label of the WHATWG. */
  readonly encoding: string;
}

/** The records of a file: its rows, and its header if it has one. */
export interface OpenRecords {
  readonly file: string;
  readonly source: DataSource;
  readonly delimiter: Delimiter;
  readonly count: number;
  /** The line in the file at which a record begins. */
  readonly lineOf: (record: number) => number;
  /** The cells of a record, until the next call. */
  readonly cellsOf: (record: number) => Cells;
  readonly notes: readonly string[];
}

/**
 * Finds the records of a file: cells may be quoted, line ends may be of any kind, empty lines are passed over.
 * @throws InputError naming the file and the line.
 */
export function openRecords(file: string, options: TextOptions): OpenRecords {
  const { bytes: read, source } = readBytes(file);
  const text = decodeText(file, read, options.encoding);
  const comment = options.comment === null ? null : Buffer.from(options.comment);
  const top = readPreamble(file, text.bytes, options.skip, comment);
  const found = findDelimiter(someLines(text.bytes, top.start, comment));
  const delimiter = options.delimiter === 'auto' ? (top.delimiter ?? found ?? ',') : options.delimiter;
  const records = findRecords(file, text.bytes, top, delimiter, comment);
  if (records.count === 0) {
    const cure = options.skip > 0 || comment ? '; check the options skip and comment' : '';
    throw new InputError(`${file}: found no rows, expected a table of numbers${cure}`);
  }
  const notes = [...text.notes, ...top.notes];
  if (options.delimiter === 'auto' && ' |'.includes(delimiter) && top.delimiter === null) {
    const what = delimiter === '|' ? 'by |' : 'by runs of blanks';
    notes.push(`cells are separated ${what}; the option delimiter sets another separator`);
  }
  notes.push(...commentNotes(records, options.comment ?? ''));
  const { count, lines } = records;
  return {
    ...{ file, source, delimiter, count, notes },
    lineOf: (record) => lines[record]!,
    cellsOf: cellReader(records, unquote(file, records)),
  };
}
