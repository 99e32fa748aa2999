import { barChart } from './bar-chart.js';
import { escapeHtml } from './escape-html.js';
import type { Field } from './field.js';
import { heatMap } from './heat-map.js';
import { htmlTable } from './html-table.js';
import { lineChart, lineStyles } from './line-chart.js';
import { type Heading, staticPage } from './static-page.js';
import { weightImages } from './weight-images.js';

/** A table, with a drawing of it, curves and images where it has them. */
export interface FigureData {
  readonly title: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** What numbers are: shares 0…1, or as they stand. */
  readonly unit: 'share' | 'number';
  /**
   * How a page draws the numbers of the table: as a heat map, whose rows, columns and values are called so, or as a bar chart of
   * each column.
   */
  readonly drawing:
    | ({ readonly kind: 'heat map' } & Readonly<Record<'rows' | 'columns' | 'values', string>>)
    | { readonly kind: 'bars' }
    | null;
  readonly curves: {
    readonly x: string;
    readonly y: string;
    /** Whether the values of x are spread evenly, as suits those that double. */
    readonly isEven: boolean;
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
        ...drawings(figure),
        ...(figure.curves ? [curves(figure.curves)] : []),
        ...(figure.fields.length > 0 ? [weightImages(figure.fields)] : []),
        table(figure),
        `<p class="caption">${escapeHtml(figure.caption)}</p>`,
      ].join('\n'),
    })),
  );

function drawings({ drawing, columns, rows }: FigureData): string[] {
  if (drawing === null) return [];
  const names = rows.map(([first]) => String(first));
  const numbers = rows.map(([, ...cells]) => cells.map((cell) => (typeof cell === 'number' ? cell : null)));
  if (drawing.kind === 'heat map') {
    const named = names.map((name, row) => ({ name, values: numbers[row]! }));
    return [heatMap({ axes: drawing, rows: named, columns: columns.slice(1) })];
  }
  return columns.slice(1).map((column, index) => {
    const bars = names.map((name, row) => ({ name, value: numbers[row]![index]! }));
    return barChart(bars, { x: columns[0]!, y: column });
  });
}

function curves({ x, y, isEven, lines }: NonNullable<FigureData['curves']>): string {
  const values = [...new Set(lines.flatMap(({ points }) => points.map(([at]) => at)))].sort((a, b) => a - b);
  const drawn = lines.map(({ name, points }, index) => ({
    ...{ name, ...lineStyles[index % lineStyles.length]! },
    points: points.map(([at, share]) => [isEven ? values.indexOf(at) : at, 100 * share] as const),
  }));
  return lineChart(drawn, {
    x: { name: x, ...(isEven && { categories: values.map(String) }) },
    y: { name: y, unit: '%' },
  });
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
