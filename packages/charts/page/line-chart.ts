import type * as Plot from '@observablehq/plot';
import { numberText } from '@s4nn/core';
import { domainOf } from './domain.js';
import { drawing } from './drawing.js';
import { type Line, lineMarks, type Point } from './line.js';
import { lineLegend } from './line-legend.js';
import { tip } from './tip.js';
import { wholeTicks } from './whole-ticks.js';

/** What an axis says: a name, and the unit of its numbers. */
export interface Axis {
  readonly name: string;
  readonly unit?: string;
}

/** The axes of a line chart. */
export interface Axes {
  /** With categories, x is an index into them, and they are spaced evenly. */
  readonly x: Axis & {
    readonly categories?: readonly string[];
    /** Where the axis begins, if that is before the first point. */
    readonly from?: number;
  };
  readonly y: Axis;
}

/** Lines over one another, with a legend above them. */
export function lineChart(lines: readonly Line[], axes: Axes, width: number): HTMLElement[] {
  const { categories, from } = axes.x;
  const textX = (x: number): string => categories?.[x] ?? numberText(x);
  const xs = [
    ...(from === undefined ? [] : [from]),
    ...lines.flatMap(({ points }) => points.map(([x]) => x)),
  ];
  const domain = domainOf(xs);
  const pixels = (width - 130) / (domain[1] - domain[0]);
  const drawn = lines.map((line) => ({ line, points: sparsely(pointsOf(line, axes, textX), pixels) }));
  const points = drawn.flatMap(({ points }) => points);
  const ticks = categories
    ? { ticks: categories.map((_, index) => index) }
    : xs.every(Number.isInteger)
      ? { ticks: wholeTicks(xs, width) }
      : {};
  const [nameX, nameY] = [nameOf(axes.x), nameOf(axes.y)];
  return [
    lineLegend(lines),
    drawing(`${nameY} by ${nameX}`, {
      ...{ width, height: 300, marginTop: 28 },
      x: {
        ...{ ...ticks, tickFormat: textX, grid: false, domain },
        ...{ label: nameX, labelAnchor: 'center', labelArrow: 'none', insetRight: 8 },
        // A label stands to the left of its point.
        insetLeft: from === undefined && points.some(({ label }) => label !== '') ? 40 : 8,
      },
      y: {
        domain: domainOf(points.flatMap(({ y, sd }) => [y - (sd ?? 0), y + (sd ?? 0)])),
        ...{ tickFormat: numberText, label: nameY, labelArrow: 'none', insetTop: 6, insetBottom: 6 },
      },
      symbol: { type: 'identity' },
      marks: [
        ...drawn.flatMap(({ line, points }) => lineMarks(line, points)),
        tip(points, { x: 'x', y: 'y', title: 'said' }),
      ],
    } as Plot.PlotOptions),
  ];
}

function pointsOf({ name, points, labels }: Line, axes: Axes, textX: (x: number) => string): Point[] {
  return points.map(([x, y, sd = null], index) => {
    const label = labels?.[index] ?? '';
    const value = `${numberText(y)}${sd ? ` ± ${numberText(sd)}` : ''}${axes.y.unit ? ` ${axes.y.unit}` : ''}`;
    const said = `${name}, ${axes.x.name} ${textX(x)}${label && ` (${label})`}: ${value}`;
    return { x, y, sd, said, label };
  });
}

/** Leaves out labels that would overlap the one before. */
function sparsely(points: readonly Point[], pixels: number): Point[] {
  let last = Number.NEGATIVE_INFINITY;
  return points.map((point) => {
    if (point.label === '') return point;
    if (Math.abs(point.x - last) * pixels < 36) return { ...point, label: '' };
    last = point.x;
    return point;
  });
}

const nameOf = ({ name, unit }: Axis): string => (unit ? `${name}, ${unit}` : name);
