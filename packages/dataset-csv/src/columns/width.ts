import { type Cells, textIn } from '../text/cells.js';
import type { OpenRecords } from '../text/open-records.js';
import { rowNumbersIn } from './row-numbers.js';

/** How many cells each row has, and the cells of the first record made to fit. */
export interface Width {
  readonly width: number;
  /** Cells of the first record, with a name for each column if it is a header. */
  readonly first: readonly string[];
  /** The record whose number of cells the rows must have. */
  readonly model: number;
}

/** All cells of a record. */
export const textsOf = (cells: Cells): string[] =>
  Array.from({ length: cells.count }, (_, place) => textIn(cells, place));

/**
 * The width of a table. A header may have a cell less than the rows: where R writes row numbers without a name, or rows end
 * with a separator. It may also have such a separator alone.
 * @param mayBeHeader whether the first record may name the columns.
 */
export function findWidth(records: OpenRecords, mayBeHeader: boolean): Width {
  const first = textsOf(records.cellsOf(0));
  const plain = { width: first.length, first, model: 0 };
  if (!mayBeHeader || records.count < 2) return plain;
  const rows = records.count - 1;
  const { count } = records.cellsOf(1);
  if (count === first.length - 1 && first.at(-1) === '' && count > 1) {
    return { width: count, first: first.slice(0, -1), model: 1 };
  }
  if (count !== first.length + 1) return plain;
  const textAt = (row: number, place: number): string => {
    const cells = records.cellsOf(row + 1);
    return cells.count === count ? textIn(cells, place) : 'another number of cells';
  };
  let ends = true;
  for (let row = 0; row < rows && ends; row++) ends = textAt(row, count - 1) === '';
  if (ends) return { width: count, first: [...first, ''], model: 1 };
  const numbered = rowNumbersIn(rows, (row) => textAt(row, 0)) !== null;
  return numbered ? { width: count, first: ['', ...first], model: 1 } : plain;
}
