import { InputError } from '@s4nn/core';
import { valueIn } from '../notation/notation.js';
import type { Table } from '../table.js';
import { textIn } from '../text/cells.js';
import { counted, listed } from '../text-lists.js';
import { type LabelColumn, readLabels } from '../values/read-labels.js';
import type { Roles } from './choose-columns.js';
import { isLabelName } from './label-names.js';

/** Fewer rows do not tell whether a column holds labels. */
const fewRows = 10;

/**
 * Makes sure that the column taken for the labels holds some: the last one, if no option names another, must not be one of
 * numbers beside a column called "label".
 * @returns notes on what is odd.
 * @throws InputError naming the column that was taken, its values, and the one that is more likely.
 */
export function checkLabel(table: Table, roles: Roles, column: LabelColumn, isDefault: boolean): string[] {
  const { texts } = column;
  const numbers = texts.map((text) => valueIn(text, table.notation));
  const areNumbers = numbers.every((number) => !Number.isNaN(number));
  const areOdd = areNumbers && !numbers.every(Number.isInteger);
  const many = table.rows >= fewRows && 2 * texts.length > table.rows;
  const called = namedPlaces(table, roles).filter((place) => place !== roles.label);
  const isCalled = table.named && isLabelName(table.columns[roles.label]!);
  if (isDefault && ((called.length > 0 && !isCalled) || areOdd || many)) {
    const what = areOdd || many ? 'a few classes' : 'them in a column of such a name';
    throw new InputError(
      `${table.file}: found ${describeLabels(table, roles, column)}, expected ${what}; ${cureOf(table, roles, true)}`,
    );
  }
  const notes: string[] = [];
  const name = JSON.stringify(table.columns[roles.label]);
  if (areOdd || many) {
    notes.push(
      `the column of labels, ${name}, has ${texts.length} different values in ${table.rows} rows; the option label names another column`,
    );
  }
  for (const place of called.filter((place) => roles.features.includes(place))) {
    const other = JSON.stringify(table.columns[place]);
    notes.push(
      `column ${other} is a feature, though it is called like labels; labels are those of ${name}; the option label takes it instead, and features can leave it out`,
    );
  }
  if (texts.some((text) => text.includes('\ufffd'))) {
    notes.push(
      'labels hold U+FFFD, which stands for letters that an earlier conversion lost; convert the original again',
    );
  }
  const first = column.of[0]!;
  if (!table.named && table.rows >= fewRows && !many && column.counts[first] === 1) {
    notes.push(
      'the first line is read as a row, though no other has its label; "header": true takes it for names',
    );
  }
  return notes;
}

/** What was taken for labels, after "found". */
export function describeLabels(table: Table, { label }: Roles, { texts, counts }: LabelColumn): string {
  const name = JSON.stringify(table.columns[label]);
  if (texts.length === 0) return `no labels in column ${name}`;
  const values = texts.slice(0, 5).map((text, index) => `${text} (${counted(counts[index]!, 'row')})`);
  const some = listed(Object.assign(values, { length: texts.length }), 5);
  return `labels in column ${name}: ${some}`;
}

/**
 * Names the column that is more likely to hold the labels, if there is one.
 * @param isDefault whether the one that was taken has to be named to be taken anyway.
 */
export function cureOf(table: Table, roles: Roles, isDefault = false): string {
  const nameOf = (place: number): string => JSON.stringify(table.named ? table.columns[place] : place);
  const place = likelyPlace(table, roles);
  const anyway = isDefault ? `, or "label": ${nameOf(roles.label)} to take this one` : '';
  if (place === null) return `set "label" to the column that holds them${anyway}`;
  const name = nameOf(place);
  return `column ${name} may hold them (${listed(readLabels(table, place).texts, 5)}): set "label": ${name}${anyway}`;
}

/** Columns that are called label, class, species, … */
function namedPlaces({ columns, named }: Table, { width }: Roles): number[] {
  if (!named) return [];
  const lower = new Set(columns.map((name) => name.trim().toLowerCase()));
  return columns.flatMap((name, place) => {
    const isCoordinate = name.trim().toLowerCase() === 'y' && lower.has('x');
    return place < width && isLabelName(name) && !isCoordinate ? [place] : [];
  });
}

/** The column that is called so, else one of words, else the one of whole numbers with the fewest values. */
function likelyPlace(table: Table, roles: Roles): number | null {
  const called = namedPlaces(table, roles).find((place) => place !== roles.label);
  if (called !== undefined) return called;
  const rows = Math.min(table.rows, Math.max(20, Math.floor(2 ** 20 / table.columns.length)));
  const places = Array.from({ length: Math.min(roles.width, 1000) }, (_, place) => place);
  const seen = places.map(() => new Set<string>());
  for (let row = 0; row < rows; row++) {
    const cells = table.cellsOf(row);
    for (const place of places) seen[place]!.add(textIn(cells, place));
  }
  let best: { readonly place: number; readonly rank: number } | null = null;
  for (const place of places.filter((place) => place >= roles.numbering && place !== roles.label)) {
    const texts = [...seen[place]!];
    if (texts.length < 2 || 2 * texts.length > rows) continue;
    const numbers = texts.map((text) => valueIn(text, table.notation));
    const areWords = numbers.every(Number.isNaN);
    if (!areWords && !numbers.every(Number.isInteger)) continue;
    const rank = areWords ? texts.length - rows : texts.length;
    if (!best || rank < best.rank) best = { place, rank };
  }
  return best?.place ?? null;
}
