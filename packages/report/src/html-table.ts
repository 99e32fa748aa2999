import { escapeHtml } from './escape-html.js';

/** A table in words and numbers. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table whose first column names its rows; columns of numbers or percentages go to the right. */
export function htmlTable({ columns, rows }: Table): string {
  const kinds = columns.map((_, column) =>
    rows.every((row) => /^(?:none)?$|^-?[\d.]+(?:e[+-]?\d+)?(?: %)?(?: ± [\d.]+)?$/.test(row[column]!))
      ? ' class="number"'
      : '',
  );
  const head = columns.map((name, column) => `<th${kinds[column]}>${escapeHtml(name)}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((cell, column) => {
      const tag = column === 0 ? 'th' : 'td';
      return `<${tag}${kinds[column]}>${escapeHtml(cell)}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}
