import * as Plot from '@observablehq/plot';
import type { LineStyle } from './line-styles.js';

/** A line of a chart: its name, its look, and its points from left to right. */
export interface Line extends LineStyle {
  readonly name: string;
  /** Where `sd` is given, a bar goes from y − sd to y + sd. */
  readonly points: readonly (readonly [x: number, y: number, sd?: number | null])[];
  /** Text beside each point. */
  readonly labels?: readonly string[];
}

const strokes = {
  solid: { strokeWidth: 2 },
  dashed: { strokeWidth: 2, strokeDasharray: '7 5' },
  dotted: { strokeWidth: 2.5, strokeDasharray: '2 5' },
  pale: { strokeWidth: 1.5, strokeOpacity: 0.3 },
} as const;

/** A point of a line in a chart, and what is said of it. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly sd: number | null;
  readonly said: string;
  readonly label: string;
}

/** A line, its error bars, its marks and the texts beside them. */
export function lineMarks(
  { name, colour, stroke = 'solid', mark }: Line,
  points: readonly Point[],
): Plot.Markish[] {
  const place = { x: 'x', y: 'y' };
  const labelled = points.filter(({ label }) => label !== '');
  return [
    stroke === 'none'
      ? null
      : Plot.line(points, {
          ...place,
          ...strokes[stroke],
          stroke: colour,
          ariaLabel: () => name,
          className: 'line',
        }),
    Plot.ruleX(
      points.filter(({ sd }) => sd),
      {
        x: 'x',
        y1: ({ y, sd }: Point) => y - sd!,
        y2: ({ y, sd }: Point) => y + sd!,
        ...{ stroke: colour, strokeWidth: 1.5, className: 'sd', pointerEvents: 'none' },
      },
    ),
    mark
      ? Plot.dot(points, { ...place, ...looks[mark](colour), ariaLabel: 'said', className: 'mark' })
      : null,
    Plot.text(labelled, { ...place, text: 'label', textAnchor: 'end', dx: -4, dy: -9, fontSize: 11 }),
  ];
}

/** Marks that are seen through one another. */
const looks = {
  circle: (colour: string) => ({ symbol: 'circle', r: 3.5, fill: colour, stroke: 'none' }),
  square: (colour: string) => ({ symbol: 'square', r: 5, fill: 'none', stroke: colour }),
  triangle: (colour: string) => ({ symbol: 'triangle', r: 5.5, fill: 'none', stroke: colour }),
  diamond: (colour: string) => ({ symbol: 'diamond', r: 6, fill: 'none', stroke: colour }),
} as const;
