import { isIdentifier } from '../columns/row-numbers.js';
import type { Table } from '../table.js';
import { quoted } from '../text-lists.js';

/** Fewer rows count by chance. */
const fewRows = 3;
const someRows = 10;

/**
 * Says which columns look like row numbers or identifiers, from the values of all rows in their order, [rows × features].
 */
export function findNumbering(table: Table, features: readonly number[], values: Float32Array): string[] {
  const width = features.length;
  const rows = values.length / width;
  const name = (feature: number): string => table.columns[features[feature]!]!;
  const counting = features.flatMap((place, feature) =>
    rows >= (place === 0 ? fewRows : someRows) && counts(values, width, feature) ? [feature] : [],
  );
  const cure = 'leave it out by the option features; "index" is for columns without a name';
  const notes = counting.slice(0, 10).map((feature) => {
    return `column ${quoted([name(feature)])} counts the rows and is read as a feature, from which a network learns their order; ${cure}`;
  });
  if (
    features[0] === 0 &&
    !counting.includes(0) &&
    rows >= someRows &&
    (!table.named || isIdentifier(name(0)))
  ) {
    if (areDifferent(values, width)) {
      notes.push(
        `column ${quoted([name(0)])} has another whole number in each row, like an identifier, and is read as a feature; ${cure}`,
      );
    }
  }
  return notes;
}

/** Says which columns hold one value in all training rows, [rows × features]. */
export function findConstants(table: Table, features: readonly number[], train: Float32Array): string[] {
  const width = features.length;
  const constant = features.filter((_, feature) => {
    for (let at = feature + width; at < train.length; at += width)
      if (train[at] !== train[feature]) return false;
    return true;
  });
  if (constant.length === 0) return [];
  const names = quoted(constant.map((place) => table.columns[place]!));
  const which = constant.length === 1 ? `column ${names} holds` : `columns ${names} hold`;
  return [`${which} one value in all training rows; option features leaves columns out`];
}

function counts(values: Float32Array, width: number, feature: number): boolean {
  const first = values[feature]!;
  if (first !== 0 && first !== 1) return false;
  for (let at = feature, next = first; at < values.length; at += width)
    if (values[at] !== next++) return false;
  return true;
}

function areDifferent(values: Float32Array, width: number): boolean {
  const seen = new Set<number>();
  for (let at = 0; at < values.length; at += width) {
    const value = values[at]!;
    if (!Number.isInteger(value) || seen.has(value)) return false;
    seen.add(value);
  }
  return true;
}
