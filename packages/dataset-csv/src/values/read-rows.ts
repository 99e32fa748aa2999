import { InputError } from '@s4nn/core';
import type { Roles } from '../columns/choose-columns.js';
import { checkReadings, type Readings } from '../notation/check-readings.js';
import { titleCureOf } from '../rows/title-cure.js';
import type { Table } from '../table.js';
import { cellCure } from './cell-cure.js';
import { keepRows, type Missing } from './keep-rows.js';
import type { LabelColumn } from './read-labels.js';
import { type Fault, readValues } from './read-values.js';
import { visible } from './spelling.js';

/** The rows of a table that become samples. */
export interface Rows {
  readonly column: LabelColumn;
  /** Places in the table. */
  readonly rows: Uint32Array;
  /** [rows × features]; NaN where a value is missing that is to be filled in. */
  readonly values: Float32Array;
  /** [features] 1 where numbers have many digits. */
  readonly long: Uint8Array;
  readonly readings: Readings;
  readonly notes: readonly string[];
}

/**
 * Reads labels and features, and leaves out rows with missing cells if they are to be.
 * @param check looks at the labels before anything is said of the features.
 * @param like those of the training table, if this is one of test samples.
 * @throws InputError naming file, line and column.
 */
export function readRows(
  table: Table,
  roles: Roles,
  missing: Missing,
  check: (column: LabelColumn) => readonly string[],
  like: Rows | null = null,
): Rows {
  const read = readValues(table, roles);
  const checked = check(read.labels);
  if (read.fault) throw new InputError(messageOf(table, roles, read.labels, read.fault));
  const readings = checkReadings(table, roles.features, read.longest, like?.readings ?? null);
  const kept = keepRows(table, roles, read, missing);
  const values = read.values.subarray(0, kept.rows.length * roles.features.length);
  return {
    column: read.labels,
    rows: kept.rows,
    values,
    long: read.long,
    readings,
    notes: [...checked, ...readings.notes, ...kept.notes],
  };
}

function messageOf(table: Table, roles: Roles, labels: LabelColumn, fault: Fault): string {
  const { row, place, cell, value } = fault;
  const found = `found ${visible(cell)} in column ${JSON.stringify(table.columns[place])}`;
  const [expected, cure] = Number.isNaN(value)
    ? ['a number', titleCureOf(table) ?? cellCure(table, roles, labels, cell, place)]
    : ['a number up to ±3.4e38, the largest of float32', 'scale the column, or correct the cell'];
  return `${table.file}:${table.lineOf(row)}: ${found}, expected ${expected}; ${cure}`;
}
