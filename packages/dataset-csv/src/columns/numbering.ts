import type { Table } from '../table.js';
import { textIn } from '../text/cells.js';
import { isUnnamed, rowNumbersIn } from './row-numbers.js';

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
  let place = 0;
  for (; table.named && isUnnamed(table.columns[place] ?? 'none') && !isKept(place); place++) {
    const at = place;
    const kind = rowNumbersIn(table.rows, (row) => textIn(table.cellsOf(row), at));
    if (!kind && place >= known) break;
    const how =
      kind === 'counting'
        ? 'counts the rows'
        : kind
          ? 'has another whole number in each row'
          : 'numbers the rows of the training table';
    notes.push(`column ${place + 1} has no name and ${how}, so it is left out; "index": "keep" reads it`);
  }
  return place;
}
