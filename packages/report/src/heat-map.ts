import { escapeHtml } from './escape-html.js';

/** Numbers by row and column. */
export interface HeatMap {
  /** What rows, columns and values are. */
  readonly axes: { readonly rows: string; readonly columns: string; readonly values: string };
  readonly rows: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly columns: readonly string[];
}

const [cellHeight, left, top, right, bottom] = [30, 110, 44, 16, 8] as const;

/** A heat map as an SVG: the lower a value, the stronger the color. */
export function heatMap({ axes, rows, columns }: HeatMap): string {
  const cellWidth = Math.max(36, Math.min(72, 520 / columns.length));
  const width = left + cellWidth * columns.length + right;
  const height = top + cellHeight * rows.length + bottom;
  const known = rows.flatMap(({ values }) => values.filter((value) => value !== null));
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const centre = (column: number): number => left + cellWidth * (column + 0.5);
  const head = columns.map(
    (name, column) =>
      `<text x="${centre(column)}" y="${top - 8}" text-anchor="middle">${escapeHtml(name)}</text>`,
  );
  const body = rows.map(({ name, values }, row) => {
    const y = top + cellHeight * row;
    const cells = values.map((value, column) => {
      if (value === null) return '';
      const strength = Math.round(70 * (1 - (value - low) / (high - low || 1)));
      const said = `${axes.rows} ${name}, ${axes.columns} ${columns[column]}: ${value.toFixed(1)}`;
      return `<g><rect x="${left + cellWidth * column}" y="${y}" width="${cellWidth - 1}" height="${cellHeight - 1}" style="fill: color-mix(in srgb, var(--complete) ${strength}%, var(--empty))"/><text x="${centre(column)}" y="${y + cellHeight / 2}" text-anchor="middle" dominant-baseline="middle" font-size="11">${value.toFixed(0)}</text><title>${escapeHtml(said)}</title></g>`;
    });
    return `<text x="${left - 8}" y="${y + cellHeight / 2}" text-anchor="end" dominant-baseline="middle">${escapeHtml(name)}</text>${cells.join('')}`;
  });
  return `<div class="drawing"><svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="${escapeHtml(`${axes.values} by ${axes.rows} and ${axes.columns}`)}" fill="currentColor" font-size="12">
<text x="${left + (cellWidth * columns.length) / 2}" y="14" text-anchor="middle">${escapeHtml(axes.columns)}</text>
<text transform="translate(16,${top + (cellHeight * rows.length) / 2}) rotate(-90)" text-anchor="middle">${escapeHtml(axes.rows)}</text>
${head.join('')}
${body.join('\n')}
</svg></div>
<p class="caption">${escapeHtml(axes.values)}: the stronger the color, the lower the value.</p>`;
}
