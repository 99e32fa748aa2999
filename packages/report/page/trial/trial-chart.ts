import type * as Plot from '@observablehq/plot';
import { drawing, tip } from '@s4nn/charts';
import { type OfTrial, type Shapes, trialShapes } from './shapes.js';
import { trialLines } from './text.js';
import type { View } from './view.js';

/** Where a trial can be pointed at, in the units of the axes. */
export interface Place extends OfTrial {
  readonly x: number;
  readonly y: number;
}

/** What a chart shows of trials. */
export interface TrialChart<Item extends OfTrial, Point extends Place> {
  readonly shapes: readonly Shapes<Item>[];
  readonly points: readonly Point[];
  /** What is said of a point; what is known about its trial where this is left out. */
  readonly said?: (point: Point) => readonly string[];
  /** Marks on top of them. */
  readonly above?: readonly Plot.Markish[];
  /** Ids of the trials that are drawn; all where it is left out. */
  readonly drawn?: ReadonlySet<number> | null;
}

/** A chart of trials above the marks of its options. Arrow keys step through the trials, and the one pointed at is described. */
export function trialChart<Item extends OfTrial, Point extends Place>(
  view: View,
  label: string,
  options: Plot.PlotOptions,
  chart: TrialChart<Item, Point>,
): HTMLElement {
  const { shapes, points, said = ({ trial }) => trialLines(view, trial), above = [], drawn = null } = chart;
  const frame = drawing(label, {
    ...options,
    marks: [
      ...(options.marks ?? []),
      trialShapes(view, shapes, drawn),
      ...above,
      tip(drawn ? points.filter(({ trial }) => drawn.has(trial.id)) : points, {
        ...{ x: 'x', y: 'y' },
        title: (point: Point) => said(point).join('\n'),
      }),
    ],
  });
  frame.tabIndex = 0;
  return frame;
}
