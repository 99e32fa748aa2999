import type { Table } from '../../src/block.js';
import { element } from './element.js';

const number = /^(?:none)?$|^-?[\d.]+(?:e[+-]?\d+)?(?: %)?(?: ± [\d.]+)?$/;

/** A table whose first column names its rows; columns of numbers or percentages are aligned right. */
export function htmlTable({ columns, rows }: Table): HTMLElement {
  const kinds = columns.map((_, column) =>
    rows.every((row) => number.test(row[column]!)) ? 'number' : null,
  );
  const heads = columns.map((name, column) =>
    element('th', { scope: 'col', class: kinds[column] ?? null }, name),
  );
  const body = rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0
        ? element('th', { scope: 'row', class: kinds[column] ?? null }, cell)
        : element('td', { class: kinds[column] ?? null }, cell),
    );
    return element('tr', {}, ...cells);
  });
  return scrolling(
    element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...body)),
  );
}

/** What may be wider than a narrow page and then scrolls by itself. */
export const scrolling = (content: HTMLElement): HTMLElement => element('div', { class: 'scroll' }, content);
