import { InputError } from '@s4nn/core';
import { findHeader } from './columns/header.js';
import { composed } from './columns/names.js';
import { findWidth, textsOf } from './columns/width.js';
import { findNotation, notationNotes } from './notation/find-notation.js';
import { type Notation, type NotationOptions, points, valueIn } from './notation/notation.js';
import { titleCure } from './rows/title-cure.js';
import { textIn } from './text/cells.js';
import { type OpenRecords, openRecords, type TextOptions } from './text/open-records.js';
import { counted } from './text-lists.js';

/** A file whose rows all have as many cells. */
export interface Table extends Omit<OpenRecords, 'count'> {
  /** Name of each column: from the header, or else "0", "1", … */
  readonly columns: readonly string[];
  readonly named: boolean;
  readonly notation: Notation;
  /** Whether options say what it is, in whole or in part. */
  readonly isNotationSaid: boolean;
  /** How many rows there are, without the header. */
  readonly rows: number;
}

/** How a file is written. */
export interface TableOptions extends TextOptions, NotationOptions {
  /** Whether the first line names the columns; `auto` tells from its cells and those below. */
  readonly header: 'auto' | boolean;
}

/** Which columns options name, and the table that one of test samples goes with. */
export interface Wanted {
  readonly label: string | number;
  readonly features: readonly string[] | null;
  readonly like?: Table;
}

/**
 * Reads the frame of a table; `cellsOf` refuses a row with another number of cells.
 * @throws InputError naming the file and the line.
 */
export function openTable(file: string, options: TableOptions, wanted: Wanted): Table {
  const records = openRecords(file, options);
  const notes = [...records.notes];
  const { width, model, first: written } = findWidth(records, mayBeHeader());
  const first = written.map(composed);
  const sample = sampleOf();
  const rowsBelow = sample.length > 0 ? sample : [[...first]];
  const signs = { delimiter: records.delimiter, rows: rowsBelow, like: wanted.like?.notation };
  const notation = findNotation(options, signs);
  notes.push(...notationNotes(options, notation));
  const named = isNamed();
  const skipped = named ? 1 : 0;
  const rows = records.count - skipped;
  if (rows === 0) throw new InputError(`${file}: found no rows below the header, expected some`);
  const lineOf = (row: number): number => records.lineOf(row + skipped);
  return {
    ...{ file, source: records.source, delimiter: records.delimiter, named, rows, notes, lineOf, notation },
    isNotationSaid: options.decimal !== 'auto' || options.thousands !== null,
    columns: named ? first : first.map((_, place) => String(place)),
    cellsOf(row) {
      const cells = records.cellsOf(row + skipped);
      if (cells.count === width) return cells;
      throw new InputError(
        `${file}:${lineOf(row)}: found ${counted(cells.count, 'cell')}, expected ${width} as in line ${records.lineOf(model)}; ${titleCure(records) ?? 'fill in what is missing, or quote cells that hold the separator'}`,
      );
    },
  };

  function mayBeHeader(): boolean {
    if (options.header !== 'auto') return options.header;
    return textsOf(records.cellsOf(0)).every((cell) => Number.isNaN(valueIn(cell, points)));
  }

  /** Some rows below the first, fewer if they are wide. */
  function sampleOf(): string[][] {
    const most = Math.min(records.count, 1 + Math.max(3, Math.min(200, Math.ceil(2 ** 17 / width))));
    return Array.from({ length: most - 1 }, (_, row) => textsOf(records.cellsOf(row + 1)));
  }

  function isNamed(): boolean {
    if (options.header !== 'auto') return options.header;
    const { like, label, features } = wanted;
    let last = width - 1;
    while (last > 0 && first[last] === '' && sample.every((row) => (row[last] ?? '') === '')) last--;
    const named = typeof label === 'string' ? first.indexOf(label) : label < 0 ? last + 1 + label : label;
    const place = named >= 0 && named <= last ? named : last;
    const found = findHeader(first.slice(0, last + 1), {
      ...{
        label: place,
        count: records.count - 1,
        rows: sample,
        notation,
        known: like?.named ? like.columns : [],
      },
      wanted: [...(typeof label === 'string' ? [label] : []), ...(features ?? [])],
      labels: () => labelsIn(place),
    });
    if (found.note) notes.push(found.note);
    return found.named;
  }

  function labelsIn(place: number): ReadonlySet<string> {
    const seen = new Set<string>();
    for (let record = 1; record < records.count; record++) {
      const cells = records.cellsOf(record);
      if (place < cells.count) seen.add(textIn(cells, place));
    }
    return seen;
  }
}
