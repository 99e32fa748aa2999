import type { Table } from '../table.js';
import { type Notation, thousandsSigns, valueAt, valueIn } from './notation.js';

/** About how many cells are looked at. */
const most = 2 ** 16;

/**
 * What to do about a cell that is a number in another notation: the options that read it, with what they make of it.
 * @returns null if it is none in any.
 */
export function readingCure(table: Table, features: readonly number[], cell: string): string | null {
  const possible = notationsOf(table.notation).filter((notation) => !Number.isNaN(valueIn(cell, notation)));
  if (possible.length === 0) return null;
  const counts = possible.map((notation) => countRead(table, features, notation));
  const best = Math.max(...counts);
  const { decimal, thousands } = table.notation;
  if (best < countRead(table, features, table.notation)) {
    const between = thousands === null ? 'nothing' : JSON.stringify(thousands);
    return `write it like the other cells, with "${decimal}" before decimals and ${between} between thousands`;
  }
  const seen = new Set<number>();
  const readings = possible.filter((notation, at) => {
    const value = valueIn(cell, notation);
    if (counts[at] !== best || seen.has(value)) return false;
    seen.add(value);
    return true;
  });
  return `set ${readings.map((notation) => readingText(notation, table.notation, cell)).join(', or ')}`;
}

/** Options, and what they make of a cell: `"thousands": "," to read it as 2033`. */
function readingText(notation: Notation, now: Notation, cell: string): string {
  const { decimal, thousands } = notation;
  const set = [
    ...(thousands === now.thousands ? [] : [`"thousands": ${JSON.stringify(thousands)}`]),
    ...(decimal === now.decimal ? [] : [`"decimal": "${decimal}"`]),
  ];
  return `${set.join(' and ')} to read it as ${valueIn(cell, notation)}`;
}

/** All notations, those first that differ least from the one that is read. */
function notationsOf({ decimal, thousands }: Notation): Notation[] {
  const decimals = decimal === '.' ? (['.', ','] as const) : ([',', '.'] as const);
  const signs = [...new Set([thousands, null, ...thousandsSigns])];
  const all = decimals.flatMap((decimal) => signs.map((thousands) => ({ decimal, thousands })));
  return all.filter((notation) => notation.decimal !== notation.thousands);
}

/** How many cells of features are numbers in a notation, in the first rows. */
function countRead(table: Table, features: readonly number[], notation: Notation): number {
  const rows = Math.min(table.rows, Math.max(20, Math.ceil(most / features.length)));
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const { bytes, starts, ends } = table.cellsOf(row);
    for (const place of features) {
      if (!Number.isNaN(valueAt(bytes, starts[place]!, ends[place]!, notation))) count++;
    }
  }
  return count;
}
