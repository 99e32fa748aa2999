import type { ReportTrial } from '../../src/sweep.js';
import type { Column } from './trial-columns.js';

/** Which column the table of trials is sorted by. */
export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

/** A sorting as the page's address has it: a column's name, after a minus for a descending one; null for the usual one. */
export const sortingText = ({ column, descending }: Sorting): string | null =>
  column === 'trial' && !descending ? null : `${descending ? '-' : ''}${column}`;

/** The same the other way round; the usual one where the address has none or names no column. */
export function sortingIn(text: string | null, columns: readonly Column[]): Sorting {
  for (const descending of [false, true]) {
    const found = columns.find(({ name }) => text === sortingText({ column: name, descending }));
    if (found) return { column: found.name, descending };
  }
  return { column: 'trial', descending: false };
}

/** Trials by a column; those without a value in it come last either way. */
export function sorted(
  trials: readonly ReportTrial[],
  columns: readonly Column[],
  { column, descending }: Sorting,
): ReportTrial[] {
  const { key } = columns.find(({ name }) => name === column) ?? columns[0]!;
  const sign = descending ? -1 : 1;
  return trials
    .map((trial) => ({ trial, value: key(trial) }))
    .sort(({ value: a }, { value: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
      return sign * collator.compare(String(a), String(b));
    })
    .map(({ trial }) => trial);
}

const collator = new Intl.Collator(undefined, { numeric: true });
