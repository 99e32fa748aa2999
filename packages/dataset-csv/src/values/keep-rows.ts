import { InputError } from '@s4nn/core';
import type { Roles } from '../columns/choose-columns.js';
import type { Table } from '../table.js';
import { textIn } from '../text/cells.js';
import { counted, lineOrLines, listed } from '../text-lists.js';
import type { Values } from './read-values.js';
import { missingWordNotes, vanishedNotes } from './vanished.js';

/**
 * What happens to cells without a value: refused, left out with their rows, or filled in with the median of the training rows.
 * A label cannot be filled in, so a row without one is left out by the last, too.
 */
export type Missing = 'refuse' | 'skip' | 'median';

/** The rows that become samples. */
export interface Kept {
  /** Rows of the table. */
  readonly rows: Uint32Array;
  readonly notes: readonly string[];
}

/**
 * Tells which rows become samples, and moves their values to the front, in place.
 * @throws InputError listing the lines of missing cells, if they are refused.
 */
export function keepRows(table: Table, roles: Roles, read: Values, missing: Missing): Kept {
  const width = roles.features.length;
  const { values, labels } = read;
  const hasAll = (row: number): boolean => {
    for (let at = row * width; at < (row + 1) * width; at++) if (Number.isNaN(values[at])) return false;
    return true;
  };
  const all = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const unlabelled = all.filter((row) => labels.of[row] === -1);
  const isPartial = (row: number): boolean => missing !== 'median' && read.missing > 0 && !hasAll(row);
  const bad = all.filter((row) => labels.of[row] === -1 || isPartial(row));
  if (bad.length === 0) return { rows: all, notes: [] };
  if (missing === 'refuse') throw new InputError(messageOf());
  const left = new Set(bad);
  const rows = all.filter((row) => !left.has(row));
  if (rows.length === 0) {
    throw new InputError(
      unlabelled.length === table.rows
        ? `${table.file}: found no label in any of ${counted(table.rows, 'row')}, expected some; set "label" to the column that holds them`
        : `${table.file}: found a missing cell in each of ${counted(table.rows, 'row')}, expected some without; choose other features, or set "missing": "median"`,
    );
  }
  rows.forEach((row, to) => {
    if (row !== to) values.copyWithin(to * width, row * width, (row + 1) * width);
  });
  const words = missingWordNotes(table, roles.label, labels);
  return { rows, notes: [leftOutNote(), ...words, ...vanishedNotes(table, labels, rows)] };

  function leftOutNote(): string {
    const areUnlabelled = unlabelled.length === bad.length;
    const what = areUnlabelled ? 'without a label' : 'with missing cells';
    const lines = `${lineOrLines(bad.length)} ${listed([...bad].map(table.lineOf))}`;
    const cure = areUnlabelled
      ? '"missing": "refuse" stops at such rows'
      : 'the option missing can refuse such rows, or fill features';
    return `${counted(bad.length, 'row')} ${what} ${bad.length === 1 ? 'is' : 'are'} left out: ${lines}; ${cure}`;
  }

  function messageOf(): string {
    const cells = [...bad.subarray(0, 10)].map((row) => `${table.lineOf(row)} (${whatIn(row)})`);
    const lines = listed(Object.assign(cells, { length: bad.length }));
    const what = unlabelled.length === bad.length ? 'no label' : 'missing cells';
    const found = `found ${what} in ${counted(bad.length, 'row')}, ${lineOrLines(bad.length)} ${lines}`;
    const median =
      unlabelled.length === bad.length
        ? ''
        : ', or "median" to fill features with the median of the training rows';
    const isWritten = unlabelled.some((row) => textIn(table.cellsOf(row), roles.label) !== '');
    const rename = isWritten ? '; a class of that name needs another one' : '';
    return `${table.file}:${table.lineOf(bad[0]!)}: ${found}, expected a value in each cell; fill them in, or set "missing": "skip" to leave such rows out${median}${rename}`;
  }

  function whatIn(row: number): string {
    const cells = table.cellsOf(row);
    const name = (place: number): string => JSON.stringify(table.columns[place]);
    const empty = roles.features.filter((_, feature) => Number.isNaN(values[row * width + feature]));
    const places = labels.of[row] === -1 ? [...empty, roles.label] : empty;
    return listed(
      places.map((place) => `${JSON.stringify(textIn(cells, place))} in ${name(place)}`),
      3,
    );
  }
}
