import { InputError } from '@s4nn/core';
import type { Table } from '../table.js';
import { quoted } from '../text-lists.js';
import { findSuspects, type Suspect, showsPoint, sizeOf } from './suspects.js';

/** What was found out about the points of a table. */
export interface Readings {
  readonly notes: readonly string[];
  /** Whether they can only be decimal signs. */
  readonly areDecimal: () => boolean;
}

/**
 * Refuses columns whose points may stand between thousands, where no option says what they are: three digits follow each, no zero
 * is before one, and whole numbers below 1000 have none.
 * @param longest [features] how long the longest cell is.
 * @param others what was found out about the training table, if this is one of test samples.
 * @throws InputError with both readings.
 */
export function checkReadings(
  table: Table,
  features: readonly number[],
  longest: Uint32Array,
  others: Readings | null,
): Readings {
  if (table.notation.decimal !== '.') return { notes: [], areDecimal: () => false };
  if (table.isNotationSaid) return { notes: [], areDecimal: () => true };
  const { suspects, isShown } = findSuspects(table, features, longest);
  const areDecimal = (): boolean => isShown || showsPoint(table, features, longest);
  if (suspects.length === 0) return { notes: [], areDecimal };
  const isCertain = areDecimal() || others?.areDecimal() === true;
  // Tables of countries that write 2.033 for 2033 are separated so.
  const isApart = table.delimiter === ';' || table.delimiter === '\t';
  const hasLarge = ({ whole }: Suspect): boolean => whole !== null && sizeOf(whole.cell) >= 100;
  const bad = suspects.find((suspect) => hasLarge(suspect) || (isApart && suspect.whole));
  if (bad && !isCertain) throw new InputError(refusal(table, bad));
  const odd = isCertain
    ? suspects.filter(hasLarge)
    : suspects.filter(({ whole }) => whole !== null || isApart);
  return { notes: odd.length > 0 ? [noteOf(table, odd)] : [], areDecimal };
}

function refusal(table: Table, { place, grouped, whole }: Suspect): string {
  const { row, cell } = grouped;
  const found = `${JSON.stringify(cell)} in column ${JSON.stringify(table.columns[place])}, beside ${whole!.cell} in line ${table.lineOf(whole!.row)}`;
  return `${table.file}:${table.lineOf(row)}: found ${found}, expected numbers whose points mean one thing, before decimals or between thousands; set "thousands": "." to read it as ${cell.replace('.', '')}, or "decimal": "." to read it as ${cell}`;
}

function noteOf(table: Table, odd: readonly Suspect[]): string {
  const names = quoted(odd.map(({ place }) => table.columns[place]!));
  const which = odd.length === 1 ? `column ${names}` : `columns ${names}`;
  return `each point in ${which} has three digits behind it, as in ${odd[0]!.grouped.cell}, and is read as a decimal sign; set "thousands": "." if it stands between thousands, or "decimal": "." to say that it does not`;
}
