import { valueAt } from '../notation/notation.js';
import type { Table } from '../table.js';
import { textIn } from '../text/cells.js';
import { isMissing } from '../values/missing-cells.js';
import { type Watch, watchNumbers } from './row-numbers.js';

/** How some columns number the rows, in one pass over the table: see {@link Watch}. Null for those that do not. */
export function numberingIn(table: Table, places: readonly number[]): ReadonlyMap<number, string | null> {
  const all = new Map<number, Watch>(places.map((place) => [place, watchNumbers(table.notation)]));
  const left = new Map(all);
  for (let row = 0; row < table.rows && left.size > 0; row++) {
    const cells = table.cellsOf(row);
    for (const [place, watch] of left) if (!watch.add(row, textIn(cells, place))) left.delete(place);
  }
  return new Map([...all].map(([place, watch]) => [place, watch.how(table.rows)]));
}

/** Fewer rows count by chance: in the first column from 0 or 1, and elsewhere. */
const [fewRows, someRows] = [3, 10] as const;

/** Columns of whole numbers that go up or down by one with each row, from any start; missing cells are passed over. */
export function countingIn(table: Table, places: readonly number[]): number[] {
  let left = places.map((place) => ({ place, seen: 0, row: 0, value: 0, step: 0, start: 0 }));
  for (let row = 0; row < table.rows && left.length > 0; row++) {
    const cells = table.cellsOf(row);
    const { bytes, starts, ends } = cells;
    left = left.filter((one) => {
      const value = valueAt(bytes, starts[one.place]!, ends[one.place]!, table.notation);
      if (Number.isNaN(value)) return isMissing(textIn(cells, one.place));
      if (!Number.isSafeInteger(value)) return false;
      if (one.seen === 0) one.start = value;
      if (one.seen === 1) one.step = value < one.value ? -1 : 1;
      if (one.seen > 0 && value - one.value !== one.step * (row - one.row)) return false;
      Object.assign(one, { value, row, seen: one.seen + 1 });
      return true;
    });
  }
  const isSure = ({ place, start, step }: (typeof left)[number]): boolean =>
    place === 0 && (start === 0 || start === 1) && step === 1;
  return left.filter((one) => one.seen >= (isSure(one) ? fewRows : someRows)).map(({ place }) => place);
}
