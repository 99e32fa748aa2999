import { element } from '@s4nn/charts';
import type { Table } from '../../src/block.js';

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
    const cells = row.map((cell, column) => {
      const kind = kinds[column] ?? null;
      const content = kind ? unbroken(cell) : [cell];
      return column === 0
        ? element('th', { scope: 'row', class: kind }, ...content)
        : element('td', { class: kind }, ...content);
    });
    return element('tr', {}, ...cells);
  });
  return scrolling(
    element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...body)),
  );
}

/** A number as parts that stay whole on narrow pages: 96.12 %, ± 0.21. */
const unbroken = (text: string): (Node | string)[] =>
  text
    .split(/ (?=±)/)
    .flatMap((part, index) => [...(index === 0 ? [] : [' ']), element('span', { class: 'whole' }, part)]);

/** What may be wider than a narrow page and then scrolls by itself. */
export const scrolling = (content: HTMLElement): HTMLElement => element('div', { class: 'scroll' }, content);
