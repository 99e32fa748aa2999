import { type Notation, points, valueIn } from '../notation/notation.js';
import { isMissing } from '../values/missing-cells.js';

/** Fewer rows than this in a run, on average, count by chance. */
const someInRun = 5;

/** Where numbers stop being whole for sure. */
const most = 1e15;

/** Looks at the cells of one column, from the first row on. */
export interface Watch {
  /** Takes the next cell; false if it is neither a whole number nor missing, and no more need to come. */
  readonly add: (row: number, text: string) => boolean;
  /**
   * How whole numbers number the rows, as the rest of "this column …": in order, up or down, from any start; in some runs, as of
   * tables that were joined; or at least a different one in each row. Null if they do not.
   */
  readonly how: (rows: number) => string | null;
}

/** Watches a column for row numbers, whatever their form (7, 7.0). Missing cells are passed over. */
export function watchNumbers(notation: Notation): Watch {
  const values = new Set<number>();
  let [seen, breaks, row, value, step] = [0, 0, 0, 0, 0];
  let [distinct, whole] = [true, true];
  return {
    add(nextRow, text) {
      const next = valueIn(text, notation);
      if (Number.isNaN(next) && isMissing(text)) return true;
      whole &&= Number.isInteger(next) && Math.abs(next) <= most;
      if (!whole) return false;
      if (seen === 1) step = next < value ? -1 : 1;
      if (seen > 0 && next - value !== step * (nextRow - row)) breaks++;
      distinct &&= next >= 0 && !values.has(next);
      if (distinct) values.add(next);
      [row, value] = [nextRow, next];
      seen++;
      return true;
    },
    how(rows) {
      if (!whole || seen === 0 || 2 * seen < rows) return null;
      if (breaks === 0 && seen > 1) return 'counts the rows';
      if (seen >= someInRun * (breaks + 1)) return `counts the rows in ${breaks + 1} runs`;
      return distinct ? 'has another whole number in each row' : null;
    },
  };
}

/** How the whole numbers of a column number the rows, or null. */
export function rowNumbersIn(
  rows: number,
  textOf: (row: number) => string,
  notation: Notation = points,
): string | null {
  const watch = watchNumbers(notation);
  for (let row = 0; row < rows; row++) if (!watch.add(row, textOf(row))) return null;
  return watch.how(rows);
}

/** Whether a column has the name that programs give one that has none: "", "Unnamed: 0". */
export const isUnnamed = (name: string): boolean => /^(Unnamed: \d+(\.\d+)*)?$/i.test(name.trim());

/** Whether a column's name is one of an identifier: "Id", "customer_id", "index". */
export const isIdentifier = (name: string): boolean =>
  /^(.*[_ .-])?(id|uid|uuid|index|idx|rownames?|row|rowid|nr|no)$/i.test(name.trim()) ||
  /[a-z]I[dD]$/.test(name);
