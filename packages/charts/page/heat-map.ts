import * as Plot from '@observablehq/plot';
import { clipped } from './clipped.js';
import { drawing } from './drawing.js';
import { tip } from './tip.js';

/** Numbers by row and column. */
export interface HeatMap {
  /** What rows, columns and values are. */
  readonly axes: { readonly rows: string; readonly columns: string; readonly values: string };
  readonly rows: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly columns: readonly string[];
}

const [marginRight, marginTop] = [16, 44] as const;
const longName = 20;
/** Text on the strongest cells, which are mid-blue in both themes. */
const darkText = '#15181c';
/** Share of the full colour that the lowest value has. */
const strongest = 0.7;

/** A heat map: the lower a value, the stronger its colour. */
export function heatMap({ axes, rows, columns }: HeatMap, width: number): HTMLElement {
  const cells = rows.flatMap(({ name, values }, row) =>
    values.flatMap((value, column) => {
      const said = `${axes.rows} ${name}, ${axes.columns} ${columns[column]}: ${value?.toFixed(1)}`;
      return value === null ? [] : [{ row, column, value, said }];
    }),
  );
  const all = cells.map(({ value }) => value);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const strengthOf = ({ value }: { readonly value: number }): number =>
    strongest * (1 - (value - low) / (high - low || 1));
  const longest = Math.max(...rows.map(({ name }) => Math.min(name.length, longName)));
  const marginLeft = 48 + 7 * longest;
  const widest = Math.max(64, 8 * Math.max(...columns.map((name) => Math.min(name.length, longName))));
  const cell = Math.max(20, Math.min(widest, (width - marginLeft - marginRight) / columns.length));
  const place = { x: 'column', y: 'row' };
  return drawing(`${axes.values} by ${axes.rows} and ${axes.columns}`, {
    ...{ marginLeft, marginRight, marginTop, marginBottom: 8, grid: false, padding: 0.03 },
    width: marginLeft + cell * columns.length + marginRight,
    height: marginTop + 30 * rows.length + 8,
    x: {
      ...{ axis: 'top', label: axes.columns, labelAnchor: 'center', labelArrow: 'none', tickSize: 0 },
      domain: columns.map((_, column) => column),
      tickFormat: (column: number) => clipped(columns[column]!, Math.floor(cell / 7)),
    },
    y: {
      ...{ label: axes.rows, labelAnchor: 'center', labelArrow: 'none', tickSize: 0 },
      domain: rows.map((_, row) => row),
      tickFormat: (row: number) => clipped(rows[row]!.name, longName),
    },
    color: { type: 'identity' },
    opacity: { type: 'identity' },
    marks: [
      Plot.cell(cells, { ...place, fill: 'var(--empty)' }),
      Plot.cell(cells, {
        ...place,
        ...{ fill: 'var(--complete)', ariaLabel: 'said', className: 'heat' },
        fillOpacity: strengthOf,
      }),
      Plot.text(cells, {
        ...place,
        text: ({ value }) => value.toFixed(0),
        fontSize: cell < 34 ? 9 : 11,
        fill: (each) => (strengthOf(each) > 0.6 ? darkText : 'var(--ink)'),
      }),
      tip(cells, { ...place, title: 'said' }),
    ],
  });
}
