import * as Plot from '@observablehq/plot';
import type { ReportTrial } from '../src/data.js';
import { element } from './element.js';
import { byStanding, standingOf } from './states.js';
import { ofTrials } from './trial-marks.js';
import { trialLines } from './trial-text.js';
import type { View } from './view.js';

/** A plot in the style of the page. `label` says what it shows to those who do not see it. */
export function drawing(label: string, options: Plot.PlotOptions): HTMLElement {
  const plot = Plot.plot({
    marginTop: 20,
    marginRight: 16,
    marginBottom: 40,
    marginLeft: 64,
    grid: true,
    ...options,
    style: { fontSize: '12px', ...(options.style as object) },
  });
  const frame = element('div', { class: 'drawing', role: 'group', 'aria-label': label, tabindex: '0' });
  frame.append(plot);
  return frame;
}

/** A trial at a place of a plot. */
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
        stroke: look.filled ? 'var(--surface)' : look.color,
        strokeWidth: look.filled ? 0.75 : 1.5,
        fill: look.filled ? look.color : 'none',
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

/** A box with the title of the datum that is pointed at. */
export const tip = <Datum>(data: readonly Datum[], options: Plot.TipOptions): Plot.Markish =>
  Plot.tip(
    data as Datum[],
    Plot.pointer({ fill: 'var(--surface)', stroke: 'var(--line)', lineHeight: 1.3, ...options }),
  );
