import { escapeHtml } from './escape-html.js';
import type { Field } from './field.js';
import { htmlTable } from './html-table.js';
import { lineChart, lineStyles } from './line-chart.js';
import { type Heading, staticPage } from './static-page.js';
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

/** Figures of the paper as one HTML page without a script. */
export const paperPage = (heading: Heading, figures: readonly FigureData[]): string =>
  staticPage(
    heading,
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
  const drawn = lines.map(({ name, points }, index) => ({
    ...{ name, ...lineStyles[index % lineStyles.length]! },
    points: points.map(([at, share]) => [at, 100 * share] as const),
  }));
  return lineChart(drawn, { x: { name: x }, y: { name: y, unit: '%' } });
}

function table({ columns, rows, unit }: FigureData): string {
  const written = (value: string | number | null): string =>
    value === null ? 'none' : typeof value === 'string' ? value : formats[unit](value);
  return htmlTable({ columns, rows: rows.map((row) => row.map(written)) });
}

const formats = {
  share: (value: number): string => `${(100 * value).toFixed(2)} %`,
  number: (value: number): string => value.toFixed(1),
} as const;
