import { valueAt } from '../notation/notation.js';
import type { Table } from '../table.js';
import { listed } from '../text-lists.js';

/** How many numbers are looked at, at most. */
const most = 2 ** 22;

/** Columns that lose less than this share of their values are not worth a word. */
const share = 0.01;

/**
 * Finds columns whose numbers differ by less than float32 can tell, in the first rows.
 * @param long [features] 1 for columns to look at.
 * @returns a note a column, for ten at most.
 */
export function findCollapsed(table: Table, features: readonly number[], long: Uint8Array): string[] {
  const places = features.filter((_, feature) => long[feature]);
  const rows = Math.min(table.rows, Math.floor(most / Math.max(1, places.length)));
  if (places.length === 0 || rows === 0) return [];
  const columns = places.map(() => new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    const { bytes, starts, ends } = table.cellsOf(row);
    places.forEach((place, at) => {
      columns[at]![row] = valueAt(bytes, starts[place]!, ends[place]!, table.notation);
    });
  }
  const found = columns.flatMap((values, at) => {
    const sorted = values.filter((value) => !Number.isNaN(value)).sort();
    const [apart, left] = [distinctIn(sorted), distinctIn(Float32Array.from(sorted))];
    return apart - left > share * apart
      ? [`${JSON.stringify(table.columns[places[at]!])} (${apart} → ${left})`]
      : [];
  });
  if (found.length === 0) return [];
  const where = rows < table.rows ? ` of the first ${rows} rows` : '';
  return [
    `float32, which holds about 7 digits, makes different numbers${where} equal in ${listed(found)}; subtract an offset, or leave the column out by the option features`,
  ];
}

function distinctIn(sorted: Float64Array | Float32Array): number {
  let count = sorted.length > 0 ? 1 : 0;
  for (let at = 1; at < sorted.length; at++) if (sorted[at] !== sorted[at - 1]) count++;
  return count;
}
