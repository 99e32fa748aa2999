import * as Plot from '@observablehq/plot';
import type { ReportTrial } from '../../src/sweep.js';
import { tip } from '../chart/tip.js';
import { ofTrials } from './marks.js';
import { byStanding, standingOf } from './standing.js';
import { trialLines } from './text.js';
import type { View } from './view.js';

/** A trial at a place of a chart. */
export interface Place {
  readonly trial: ReportTrial;
  readonly x: number;
  readonly y: number;
}

/** Trials as dots, each in the look of its standing, the best on top, with what is known about the one pointed at. */
export function trialDots(view: View, places: readonly Place[], radius = 4): Plot.Markish[] {
  const groups = byStanding(places, ({ trial }) => standingOf(view.data, trial));
  return [
    ...groups.map(({ look, items }) =>
      Plot.dot(items, {
        x: 'x',
        y: 'y',
        r: look.symbol === 'star' ? radius * 1.7 : radius,
        symbol: look.symbol,
        stroke: look.filled ? 'var(--surface)' : look.colour,
        strokeWidth: look.filled ? 0.75 : 1.5,
        fill: look.filled ? look.colour : 'none',
        render: ofTrials(items.map(({ trial }) => trial)),
      }),
    ),
    trialTip(view, places),
  ];
}

/** What is known about the trial pointed at. */
export const trialTip = (view: View, places: readonly Place[]): Plot.Markish =>
  tip(places, {
    x: 'x',
    y: 'y',
    title: ({ trial }: Place) => trialLines(view, trial).join('\n'),
  });
