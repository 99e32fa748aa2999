import { completeOptions, type Dataset, labels as labelsOf } from '@s4nn/core';
import { checkLabel } from './columns/check-label.js';
import { type Columns, chooseColumns, composedColumns } from './columns/choose-columns.js';
import { matchColumns } from './columns/match-columns.js';
import { numberingNotes } from './columns/numbering-notes.js';
import { checkNotation } from './notation/notation.js';
import { options } from './options.js';
import { findLabelCopies } from './rows/label-copies.js';
import { rowNotes } from './rows/row-notes.js';
import { openTable, type TableOptions } from './table.js';
import { arrange, type Parts } from './values/arrange.js';
import { findClasses, matchLabels, type Spelling } from './values/classes.js';
import { findCollapsed } from './values/collapse.js';
import { fillMedians } from './values/fill-medians.js';
import type { Missing } from './values/keep-rows.js';
import { refuseLoneRows } from './values/lone-rows.js';
import { findConstants } from './values/odd-columns.js';
import { clamp, rangeOf } from './values/ranges.js';
import { readRows } from './values/read-rows.js';

/** What to read; everything but the file has a default. */
export interface CsvOptions extends Partial<TableOptions>, Partial<Columns> {
  /** Absolute path of the table. */
  readonly file: string;
  /** Absolute path of a table of test samples, with the same columns; null to split the one table. */
  readonly test?: string | null;
  /** Number of training rows per class, or below 1 their share, if there is one table. */
  readonly train?: number;
  /** Seed that draws the training rows. */
  readonly seed?: number;
  /** What happens to missing cells; `refuse` by default. */
  readonly missing?: Missing;
  /** What happens to labels that differ by their spelling alone; `exact` refuses them. */
  readonly labels?: Spelling;
}

/**
 * Reads a table of numbers with a column of labels: values of shape [features], in a range from the smallest to the largest of
 * the training rows. Classes are the distinct labels: numbers in order of size, texts by code unit (Z before a).
 * @throws InputError naming file, line and column, what was found and what was expected; and for options that a config could not
 * have.
 */
export function csv(given: CsvOptions): Dataset {
  const whole = completeOptions<Required<CsvOptions>>('csv', options, given);
  const { file, test, train, seed, missing, labels, label, features, index, ...written } = whole;
  checkNotation(written);
  const columns = composedColumns({ label, features, index });
  const table = openTable(file, written, columns);
  const roles = chooseColumns(table, columns);
  const read = readRows(table, roles, missing, (column) => checkLabel(table, roles, column, label === -1));
  const found = findClasses(table, roles, read.column, read.rows, labels);
  const classes = found.names;
  const samples = { values: read.values, labels: labelsOf(found.of) };
  const notes = [...table.notes, ...roles.notes, ...read.notes, ...found.notes];
  notes.push(...numberingNotes(table, roles, columns));
  const collapsed = findCollapsed(table, roles.features, read.long);
  notes.push(...collapsed);
  if (test === null) refuseLoneRows(table, roles, read, found);
  const sources = [table.source];
  const testNotes: string[] = [];
  const parts =
    test === null
      ? arrange(file, samples, classes, { train, seed })
      : { train: samples, test: readTest(test), order: null };
  const { order } = parts;
  notes.push(...fillMedians(table, roles.features, parts.train.values, [parts.test.values]));
  const range = rangeOf(file, parts.train.values, collapsed);
  notes.push(...findConstants(table, roles.features, parts.train.values));
  notes.push(...findLabelCopies(table, roles.features, parts.train, classes.length));
  const lineOf = (row: number): number => table.lineOf(read.rows[order?.[row] ?? row]!);
  const where = test === null ? 'the table' : 'one of the tables';
  const equal = rowNotes(parts, roles.features.length, lineOf, where);
  notes.push(...equal.train, ...(test === null ? equal.test : []));
  const isSame = sources[1]?.sha256 === table.source.sha256;
  if (test !== null && !isSame) testNotes.push(...equal.test);
  const clamped = clamp(parts.test.values, range);
  const shape = [roles.features.length];
  return {
    classes,
    train: { ...parts.train, range, shape },
    test: { ...parts.test, range, shape },
    provenance: {
      sources,
      features: roles.features.map((place) => table.columns[place]!),
      label: table.columns[roles.label]!,
      range: 'the training rows',
      clamped,
      notes: [...about(0, notes), ...about(1, testNotes)],
    },
  };

  function readTest(test: string): Parts['test'] {
    const other = openTable(test, written, { ...columns, label: table.columns[roles.label]!, like: table });
    sources.push(other.source);
    if (other.source.sha256 === table.source.sha256) {
      testNotes.push(
        'the test table is the training table, byte by byte, so the test says nothing of new rows; name another one in the option test, or set it to null to split the table',
      );
    }
    const same = matchColumns(other, table, roles, columns);
    const own = readRows(other, same, missing, () => [], read);
    testNotes.push(...other.notes, ...same.notes, ...own.notes);
    return {
      values: own.values,
      labels: labelsOf(matchLabels(other, own.column, own.rows, classes, labels)),
    };
  }

  function about(source: number, notes: readonly string[]): string[] {
    return notes.map((note) => `${sources[source]!.name}: ${note}`);
  }
}
