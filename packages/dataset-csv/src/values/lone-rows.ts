import { InputError } from '@s4nn/core';
import { cureOf, describeLabels } from '../columns/check-label.js';
import type { Roles } from '../columns/choose-columns.js';
import type { Table } from '../table.js';
import { counted, listed } from '../text-lists.js';
import type { Classes } from './classes.js';
import type { Rows } from './read-rows.js';

/**
 * Refuses classes of one row where rows are split: one to learn from and one to test on are the least.
 * @throws InputError naming the classes and their lines.
 */
export function refuseLoneRows(
  table: Table,
  roles: Roles,
  { column, rows }: Rows,
  { names, of }: Classes,
): void {
  const counts = new Uint32Array(names.length);
  for (const label of of) counts[label]!++;
  const lone = [...of.keys()].filter((row) => counts[of[row]!] === 1);
  if (lone.length === 0) return;
  if (lone.length > 10) {
    throw new InputError(
      `${table.file}: found ${describeLabels(table, roles, column)}, expected at least two rows of each class; ${cureOf(table, roles)}`,
    );
  }
  const classes = lone.map((row) => `${JSON.stringify(names[of[row]!])} (line ${table.lineOf(rows[row]!)})`);
  const isFirst = !table.named && rows[lone[0]!] === 0;
  const header = isFirst ? '; "header": true takes the first line for names of columns' : '';
  const what = counted(lone.length, 'class', 'classes');
  throw new InputError(
    `${table.file}:${table.lineOf(rows[lone[0]!]!)}: found ${what} with one row alone, ${listed(classes)}, expected at least two rows of each class, one to learn from and one to test on; correct the label, remove the row, or give a table of test samples${header}`,
  );
}
