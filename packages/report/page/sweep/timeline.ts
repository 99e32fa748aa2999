import * as Plot from '@observablehq/plot';
import { clockTicks } from '../chart/clock-ticks.js';
import { drawing } from '../chart/drawing.js';
import { tip } from '../chart/tip.js';
import { caption } from '../element/caption.js';
import type { Section } from '../element/section.js';
import { duration, moment } from '../text/time.js';
import { type ActiveTime, activeTime } from '../trial/active-time.js';
import { type Run, runsOf } from '../trial/lanes.js';
import { ofTrials } from '../trial/marks.js';
import { byStanding, legend, standingOf } from '../trial/standing.js';
import { trialLines } from '../trial/text.js';
import type { View } from '../trial/view.js';

/** Which trial ran when, and beside which others. */
export const timeline: Section<View> = {
  id: 'timeline',
  title: 'Timeline',
  draw: (view) => {
    const { data, width } = view;
    const runs = runsOf(data.trials, data.written);
    if (runs.length === 0) return null;
    const clock = activeTime(runs);
    const lanes = 1 + runs.reduce((most, { lane }) => Math.max(most, lane), 0);
    const bars = runs.map((run) => ({ ...run, from: clock.at(run.start), to: clock.at(run.end) }));
    const longest = bars.reduce((most, { to }) => Math.max(most, to), 0) || 1;
    const known = runs.every(({ trial }) => trial.runs.length > 0);
    return [
      legend(
        data,
        bars.map(({ trial }) => trial),
      ),
      drawing('Which trial ran when', {
        width,
        height: 60 + Math.max(26, Math.min(36, 300 / lanes)) * lanes,
        marginLeft: 36,
        grid: false,
        x: { label: 'time', tickFormat: duration, ticks: clockTicks(longest, width / 100), nice: false },
        y: {
          label: null,
          domain: Array.from({ length: lanes }, (_, lane) => lane),
          tickSize: 0,
          padding: 0.15,
        },
        marks: [
          ...byStanding(bars, ({ trial }) => standingOf(data, trial)).map(({ look, items }) =>
            Plot.barX(items, {
              x1: 'from',
              x2: 'to',
              y: 'lane',
              fill: look.colour,
              stroke: 'var(--surface)',
              strokeWidth: 0.5,
              render: ofTrials(items.map(({ trial }) => trial)),
            }),
          ),
          Plot.text(
            bars.filter(({ from, to }) => ((to - from) / longest) * width > 24),
            { x: ({ from, to }) => (from + to) / 2, y: 'lane', text: labelOf, fill: 'var(--surface)' },
          ),
          Plot.ruleX(clock.breaks, { x: 'at', stroke: 'var(--ink)', strokeDasharray: '4 3' }),
          tip(bars, {
            x: ({ from, to }) => (from + to) / 2,
            y: 'lane',
            title: (bar) => [...trialLines(view, bar.trial), timesOf(bar)].join('\n'),
          }),
        ],
      }),
      caption(
        `${known ? 'Each row is a lane.' : 'Each row holds trials that did not overlap.'}${breaksText(clock.breaks)}`,
      ),
    ];
  },
};

/** The trial's number; failed trials say so to those who do not see the colour. */
const labelOf = ({ trial }: Run): string => (trial.state === 'fail' ? `× ${trial.id}` : String(trial.id));

const timesOf = ({ trial, start, end }: Run): string =>
  `from ${moment(new Date(start).toISOString())}, ${duration((end - start) / 1000)}${trial.ended === null ? ' until now' : ''}`;

const breaksText = (breaks: ActiveTime['breaks']): string =>
  breaks.length === 0
    ? ''
    : ` Nothing ran for ${breaks.map(({ seconds }) => duration(seconds)).join(', ')} at the dashed ${breaks.length === 1 ? 'line' : 'lines'}.`;
