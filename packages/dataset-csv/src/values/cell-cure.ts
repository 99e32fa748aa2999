import { cureOf, describeLabels } from '../columns/check-label.js';
import type { Roles } from '../columns/choose-columns.js';
import { isLabelName } from '../columns/label-names.js';
import { valueIn } from '../notation/notation.js';
import { readingCure } from '../notation/readings.js';
import type { Table } from '../table.js';
import { textIn } from '../text/cells.js';
import { isMissing } from './missing-cells.js';
import { oddCellCure } from './odd-cells.js';
import type { LabelColumn } from './read-labels.js';

/** What to do about a cell of a feature that is no number. */
export function cellCure(
  table: Table,
  roles: Roles,
  labels: LabelColumn,
  cell: string,
  place: number,
): string {
  const reading = readingCure(table, roles.features, cell);
  if (reading) return reading;
  if (/^(#|%|\/\/)/.test(cell))
    return `set "comment": "${/^(#|%|\/\/)/.exec(cell)![1]}" to pass over such lines`;
  const odd = oddCellCure(cell);
  if (odd)
    return `${odd}, or leave column ${JSON.stringify(table.columns[place])} out by the option features`;
  if (!isText(table, place)) return 'fill it in, remove the row, or choose other features';
  const name = JSON.stringify(table.columns[place]);
  const { texts } = labels;
  const areWords =
    2 * texts.length <= table.rows && texts.every((text) => Number.isNaN(valueIn(text, table.notation)));
  if (areWords || (table.named && isLabelName(table.columns[roles.label]!))) {
    return `leave column ${name} out by the option features`;
  }
  return `found ${describeLabels(table, roles, labels)}; ${cureOf(table, roles)}; or leave column ${name} out by the option features`;
}

/** Whether most cells of a column are texts. */
function isText(table: Table, place: number): boolean {
  const rows = Math.min(table.rows, 100);
  let texts = 0;
  for (let row = 0; row < rows; row++) {
    const cell = textIn(table.cellsOf(row), place);
    if (!isMissing(cell) && Number.isNaN(valueIn(cell, table.notation))) texts++;
  }
  return 2 * texts > rows;
}
