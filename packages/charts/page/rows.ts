import * as Plot from '@observablehq/plot';
import { numberText } from '@s4nn/core';
import { drawing } from './drawing.js';

/** A bar from 0, below what is said of it. */
export interface Row {
  readonly value: number;
  readonly said: string;
}

const rowHeight = 46;

/** Bars below one another, each with its text above it, which has room on narrow pages too. */
export const rowChart = (rows: readonly Row[], axis: string, width: number): HTMLElement =>
  drawing(axis, {
    ...{ width, marginTop: 4, marginLeft: 8, marginBottom: 40, grid: false },
    height: rowHeight * rows.length + 44,
    x: {
      ...{ label: axis, labelAnchor: 'center', labelArrow: 'none', grid: true, tickFormat: numberText },
      ...{ domain: [0, Math.max(...rows.map(({ value }) => value)) || 1], ticks: Math.min(6, width / 80) },
    },
    y: { type: 'band', axis: null, domain: rows.map((_, index) => index), padding: 0.1 },
    marks: [
      Plot.barX(rows, {
        ...{ x: 'value', y: (_, index) => index, insetTop: 20, fill: 'var(--complete)' },
        ...{ ariaLabel: 'said', className: 'row' },
      }),
      Plot.ruleX([0], { stroke: 'var(--line)' }),
      Plot.text(rows, {
        ...{ frameAnchor: 'left', y: (_, index) => index, dy: -11, textAnchor: 'start', text: 'said' },
      }),
    ],
  } as Plot.PlotOptions);
