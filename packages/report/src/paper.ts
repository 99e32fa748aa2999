import { escapeHtml } from './escape-html.js';
import type { Field } from './field.js';
import { lineChart } from './line-chart.js';
import { percent, staticPage } from './static-page.js';
import { weightImages } from './weight-images.js';

/** A table, with curves and images where it has them. */
export interface FigureData {
  readonly title: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** What numbers are: shares 0…1, or as they stand. */
  readonly unit: 'share' | 'number';
  readonly curves: {
    readonly x: string;
    readonly y: string;
    readonly lines: readonly {
      readonly name: string;
      readonly points: readonly (readonly [x: number, y: number])[];
    }[];
  } | null;
  readonly fields: readonly { readonly name: string; readonly field: Field }[];
}

const colors = ['var(--complete)', 'var(--best)', 'var(--pruned)', 'var(--running)'] as const;

/** Figures of the paper as one HTML page without a script. */
export const paperPage = (figures: readonly FigureData[]): string =>
  staticPage(
    'S4NN, made anew',
    'tables and figures of the paper',
    figures.map((figure, index) => ({
      id: `figure-${index}`,
      title: figure.title,
      content: [
        ...(figure.curves ? [curves(figure.curves)] : []),
        ...(figure.fields.length > 0 ? [weightImages(figure.fields)] : []),
        table(figure),
        `<p class="caption">${escapeHtml(figure.caption)}</p>`,
      ].join('\n'),
    })),
  );

function curves({ x, y, lines }: NonNullable<FigureData['curves']>): string {
  const drawn = lines.map((line, index) => ({ ...line, color: colors[index % colors.length]!, marks: true }));
  return lineChart(drawn, { x, y, format: percent });
}

function table({ columns, rows, unit }: FigureData): string {
  const written = (value: string | number | null): string =>
    value === null ? 'none' : typeof value === 'string' ? escapeHtml(value) : formats[unit](value);
  const head = columns.map(
    (name, index) => `<th${index > 0 ? ' class="number"' : ''}>${escapeHtml(name)}</th>`,
  );
  const body = rows.map(([first = '', ...cells]) => {
    const rest = cells.map((cell) => `<td class="number">${written(cell)}</td>`);
    return `<tr><th>${written(first)}</th>${rest.join('')}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

const formats = { share: percent, number: (value: number): string => value.toFixed(1) } as const;
