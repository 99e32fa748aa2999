import type { Table } from '../table.js';
import { numberingIn } from './row-columns.js';
import { isUnnamed } from './row-numbers.js';

/** How many columns at the start have no name. */
export function unnamedAtStart({ columns, named }: Table): number {
  const first = named ? columns.findIndex((name) => !isUnnamed(name)) : 0;
  return first === -1 ? columns.length : first;
}

/**
 * How many columns at the start have no name and number the rows.
 * @param isKept whether a column is wanted anyway.
 * @param known how many of them number the rows whatever they hold.
 */
export function numberingOf(
  table: Table,
  isKept: (place: number) => boolean,
  notes: string[],
  known = 0,
): number {
  const unnamed = Array.from({ length: unnamedAtStart(table) }, (_, place) => place);
  const kept = unnamed.findIndex(isKept);
  const candidates = kept === -1 ? unnamed : unnamed.slice(0, kept);
  const numbering = numberingIn(table, candidates);
  for (const place of candidates) {
    const how = numbering.get(place) ?? (place < known ? 'numbers the rows of the training table' : null);
    if (how === null) return place;
    notes.push(`column ${place + 1} has no name and ${how}, so it is left out; "index": "keep" reads it`);
  }
  return candidates.length;
}
