import type { Roles } from '../columns/choose-columns.js';
import { valueAt } from '../notation/notation.js';
import type { Table } from '../table.js';
import { textIn } from '../text/cells.js';
import { isMissing } from './missing-cells.js';
import { collectLabels, type LabelColumn } from './read-labels.js';

/** The cells of a table. */
export interface Values {
  readonly labels: LabelColumn;
  /** [rows × features]; NaN where a value is missing. */
  readonly values: Float32Array;
  /** How many values are missing. */
  readonly missing: number;
  /** [features] 1 where numbers have more digits than float32 may hold. */
  readonly long: Uint8Array;
  /** [features] how many bytes the longest cell has. */
  readonly longest: Uint32Array;
  /** The first cell of a feature that is neither a number of float32 nor missing; what is below is not read. */
  readonly fault: Fault | null;
}

/** A cell that cannot be read. */
export interface Fault {
  readonly row: number;
  readonly place: number;
  readonly cell: string;
  /** NaN, or a number too large for float32. */
  readonly value: number;
}

/** Cells up to this length have at most 7 digits, and whole numbers of 7 digits are exact in float32. */
const shortCell = 7;

/** Reads the labels and the features of all rows, in one pass. */
export function readValues(table: Table, roles: Roles): Values {
  const { rows, notation, cellsOf } = table;
  const width = roles.features.length;
  const places = Uint32Array.from(roles.features);
  const values = new Float32Array(rows * width);
  const [long, longest] = [new Uint8Array(width), new Uint32Array(width)];
  const [labels, addLabel] = collectLabels(rows);
  let missing = 0;
  let fault: Fault | null = null;
  for (let row = 0; row < rows; row++) {
    const cells = cellsOf(row);
    const { bytes, starts, ends } = cells;
    addLabel(row, textIn(cells, roles.label));
    const base = row * width;
    for (let feature = 0; feature < width && !fault; feature++) {
      const place = places[feature]!;
      const [start, end] = [starts[place]!, ends[place]!];
      const value = valueAt(bytes, start, end, notation, true);
      const rounded = Math.fround(value);
      values[base + feature] = rounded;
      if (end - start > longest[feature]!) longest[feature] = end - start;
      if (rounded === 0 && value !== 0) long[feature] = 1;
      if (Number.isFinite(rounded)) continue;
      const cell = textIn(cells, place);
      if (isMissing(cell)) missing++;
      else fault = { row, place, cell, value };
    }
  }
  longest.forEach((length, feature) => {
    if (length > shortCell) long[feature] = 1;
  });
  return { labels, values, missing, long, longest, fault };
}
