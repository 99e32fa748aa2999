import { InputError, labels, type Samples } from '@s4nn/core';
import { isNumber, type Table } from './read-table.js';

/** Which columns are read. */
export interface Columns {
  /** The column of labels: its name, or its index from 0; a negative one counts from the end. */
  readonly label: string | number;
  /** Names of the columns of features, or null for all others. */
  readonly features: readonly string[] | null;
}

/** The distinct labels of a table: numbers in order of size, texts in alphabetical order. */
export function classesOf(table: Table, label: string | number): string[] {
  const column = placeOf(table, label);
  const names = [...new Set(table.rows.map((row) => row[column]!))];
  return names.every(isNumber) ? names.sort((a, b) => Number(a) - Number(b)) : names.sort();
}

/**
 * The samples of a table, [rows × features], in its order. Their range is that of all values.
 * @param classes the possible labels.
 * @throws InputError naming file, line and column of a cell that is not a number or not a class.
 */
export function samplesOf(table: Table, { label, features }: Columns, classes: readonly string[]): Samples {
  const { file, columns, rows, lines } = table;
  const labelled = placeOf(table, label);
  const places = features
    ? features.map((name) => placeOf(table, name))
    : columns.map((_, place) => place).filter((place) => place !== labelled);
  if (places.includes(labelled)) {
    throw new InputError(
      `${file}: found the column of labels, ${columns[labelled]}, among the features; leave it out`,
    );
  }
  if (places.length === 0)
    throw new InputError(`${file}: found one column, expected features beside the labels`);
  const values = new Float32Array(rows.length * places.length);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  rows.forEach((row, index) => {
    places.forEach((place, feature) => {
      const cell = row[place]!;
      if (!isNumber(cell)) {
        const found = `found ${JSON.stringify(cell)} in column ${JSON.stringify(columns[place])}`;
        throw new InputError(
          `${file}:${lines[index]}: ${found}, expected a number; fill it in, remove the row, or choose other features`,
        );
      }
      const value = Math.fround(Number(cell));
      values[index * places.length + feature] = value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    });
  });
  if (!(low < high)) throw new InputError(`${file}: found ${low} in every cell, expected values that differ`);
  const labelOf = new Map(classes.map((name, index) => [name, index]));
  const of = rows.map((row, index) => {
    const known = labelOf.get(row[labelled]!);
    if (known !== undefined) return known;
    throw new InputError(
      `${file}:${lines[index]}: found label ${JSON.stringify(row[labelled])}, expected one of ${classes.join(', ')}`,
    );
  });
  return { values, range: [low, high], shape: [places.length], labels: labels(of) };
}

function placeOf({ file, columns }: Table, column: string | number): number {
  const place =
    typeof column === 'string' ? columns.indexOf(column) : column < 0 ? columns.length + column : column;
  if (place >= 0 && place < columns.length) return place;
  throw new InputError(
    `${file}: found no column ${JSON.stringify(column)}, expected one of ${columns.join(', ')}, or a place up to ${columns.length - 1}`,
  );
}
