import { InputError } from '@s4nn/core';
import type { Table } from '../table.js';
import { counted, quoted } from '../text-lists.js';

/**
 * Fills missing values, NaN, with the median of their column in the training rows, in place.
 * @param train [rows × features]
 * @param others values of the same columns that are filled with the same medians.
 * @returns a note, if there was something to fill.
 * @throws InputError naming a column without any value in the training rows.
 */
export function fillMedians(
  table: Table,
  features: readonly number[],
  train: Float32Array,
  others: readonly Float32Array[],
): string[] {
  const width = features.length;
  const parts = [train, ...others];
  const lacking = new Set<number>();
  let filled = 0;
  for (const part of parts) {
    for (let at = 0; at < part.length; at++) {
      if (!Number.isNaN(part[at])) continue;
      lacking.add(at % width);
      filled++;
    }
  }
  if (filled === 0) return [];
  const places = [...lacking].sort((a, b) => a - b);
  // One for all columns: a large table may lack cells in each of them.
  const column = new Float32Array(train.length / width);
  const medians = new Float32Array(width);
  for (const feature of places) {
    const median = medianOf(gather(train, feature, width, column));
    if (median === null) {
      const name = JSON.stringify(table.columns[features[feature]!]);
      throw new InputError(
        `${table.file}: found no value in column ${name} in the training rows, expected some to take the median of; choose other features`,
      );
    }
    medians[feature] = median;
  }
  for (const part of parts) {
    for (let at = 0; at < part.length; at++) if (Number.isNaN(part[at])) part[at] = medians[at % width]!;
  }
  const names = quoted(places.map((feature) => table.columns[features[feature]!]!));
  return [
    `${counted(filled, 'missing cell')} in ${names} ${filled === 1 ? 'is' : 'are'} filled with the median of the training rows; the option missing can refuse such cells, or leave their rows out`,
  ];
}

/** The values of a column that are there, in an array to use again. */
function gather(values: Float32Array, feature: number, width: number, column: Float32Array): Float32Array {
  let count = 0;
  for (let at = feature; at < values.length; at += width) {
    const value = values[at]!;
    if (!Number.isNaN(value)) column[count++] = value;
  }
  return column.subarray(0, count);
}

/** The median; sorts the values in place. */
function medianOf(values: Float32Array): number | null {
  if (values.length === 0) return null;
  const sorted = values.sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : sorted[middle - 1]! / 2 + sorted[middle]! / 2;
}
