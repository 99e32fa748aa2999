import type { ReportTrial } from '../../src/sweep.js';
import type { Column } from './trial-columns.js';

/** Which column the table of trials is sorted by. */
export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

/** Trials by a column; those without a value in it come last either way. */
export function sorted(
  trials: readonly ReportTrial[],
  columns: readonly Column[],
  { column, descending }: Sorting,
): ReportTrial[] {
  const { key } = columns[column] ?? columns[0]!;
  const sign = descending ? -1 : 1;
  return [...trials].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * String(a).localeCompare(String(b), undefined, { numeric: true });
  });
}
