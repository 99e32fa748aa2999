import type { Table } from '../table.js';
import { textIn } from '../text/cells.js';
import { isMissingLabel } from './missing-cells.js';

/** The column of labels, as it is written. */
export interface LabelColumn {
  /** Its distinct texts, in their order in the file. */
  readonly texts: readonly string[];
  /** [texts] the row of the first of each. */
  readonly firstRows: readonly number[];
  /** [texts] how many rows have each. */
  readonly counts: readonly number[];
  /** [rows] the text of each row, by index, or −1 where the label is missing. */
  readonly of: Int32Array;
}

/** An empty column of labels, and what adds the label of the next row to it. */
export function collectLabels(rows: number): readonly [LabelColumn, (row: number, text: string) => void] {
  const known = new Map<string, number>();
  const [texts, firstRows, counts]: [string[], number[], number[]] = [[], [], []];
  const of = new Int32Array(rows).fill(-1);
  const add = (row: number, text: string): void => {
    let index = known.get(text);
    if (index === undefined) {
      if (isMissingLabel(text)) return;
      index = known.size;
      known.set(text, index);
      texts.push(text);
      firstRows.push(row);
      counts.push(0);
    }
    counts[index]!++;
    of[row] = index;
  };
  return [{ texts, firstRows, counts, of }, add];
}

/** Reads a column as if it were that of the labels. */
export function readLabels(table: Table, place: number): LabelColumn {
  const [column, add] = collectLabels(table.rows);
  for (let row = 0; row < table.rows; row++) add(row, textIn(table.cellsOf(row), place));
  return column;
}
