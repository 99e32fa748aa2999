import * as Plot from '@observablehq/plot';
import { clockTicks } from '../chart/clock-ticks.js';
import { drawing } from '../chart/drawing.js';
import { tip } from '../chart/tip.js';
import { caption } from '../element/caption.js';
import type { Section } from '../element/section.js';
import { duration, moment } from '../text/time.js';
import { type ActiveTime, activeTime } from '../trial/active-time.js';
import { machineNames, mainProcess, notRecorded, type Run, runsOf } from '../trial/lanes.js';
import { ofTrials } from '../trial/marks.js';
import { type Band, gap, rowsOf } from '../trial/rows.js';
import { shortHosts } from '../trial/short-hosts.js';
import { byStanding, legend, standingOf } from '../trial/standing.js';
import { trialLines } from '../trial/text.js';
import type { View } from '../trial/view.js';

/** Which trial ran when, and beside which others. */
export const timeline: Section<View> = {
  id: 'timeline',
  title: 'Timeline',
  isShown: ({ data }) => data.trials.some(({ runs, started }) => runs.length > 0 || started !== null),
  draw: (view) => {
    const { data, width } = view;
    const runs = runsOf(data.trials, data.written);
    if (runs.length === 0) return null;
    const machines = machineNames(data.trials);
    const rows = rowsOf(runs, machines);
    const clock = activeTime(runs);
    const bars = runs.map((run) => ({
      ...run,
      ...rows.bandOf(run),
      from: clock.at(run.start),
      to: clock.at(run.end),
    }));
    const longest = bars.reduce((most, { to }) => Math.max(most, to), 0) || 1;
    const mostLetters = Math.max(notRecorded.length, Math.min(30, Math.floor(width / 28)));
    const names = shortHosts(
      rows.names.map(({ name }) => name),
      mostLetters,
    );
    const letters = Math.max(...names.map((name) => name.length));
    return [
      legend(
        data,
        bars.map(({ trial }) => trial),
      ),
      drawing(`Which trial ran when${machines ? ', and on which machine' : ''}`, {
        width,
        height: 60 + rows.height,
        marginLeft: machines ? 20 + 7 * letters : 36,
        grid: false,
        x: { label: 'time', tickFormat: duration, ticks: clockTicks(longest, width / 100), nice: false },
        y: { axis: null, domain: [rows.height, 0] },
        marks: [
          Plot.text(rows.names, {
            frameAnchor: 'left',
            textAnchor: 'end',
            dx: -9,
            y: middle,
            text: (_, index) => names[index],
            title: 'name',
          }),
          machines &&
            Plot.ruleY(rows.names.slice(1), { y: ({ top }) => top - gap / 2, stroke: 'var(--line)' }),
          ...byStanding(bars, ({ trial }) => standingOf(data, trial)).map(({ look, items }) =>
            Plot.rect(items, {
              x1: 'from',
              x2: 'to',
              y1: ({ top, bottom }) => top + padding * (bottom - top),
              y2: ({ top, bottom }) => bottom - padding * (bottom - top),
              fill: look.colour,
              stroke: 'var(--surface)',
              strokeWidth: 0.5,
              render: ofTrials(items.map(({ trial }) => trial)),
            }),
          ),
          Plot.text(
            bars.filter(
              ({ from, to, top, bottom }) => ((to - from) / longest) * width > 24 && bottom - top >= 13,
            ),
            { x: ({ from, to }) => (from + to) / 2, y: middle, text: labelOf, fill: 'var(--surface)' },
          ),
          Plot.ruleX(clock.breaks, { x: 'at', stroke: 'var(--ink)', strokeDasharray: '4 3' }),
          tip(bars, {
            x: ({ from, to }) => (from + to) / 2,
            y: middle,
            title: (bar) => [...trialLines(view, bar.trial), timesOf(bar)].join('\n'),
          }),
        ],
      }),
      caption(`${rowsText(runs, machines)}${breaksText(clock.breaks)}`),
    ];
  },
};

const padding = 0.075;

const middle = ({ top, bottom }: Band): number => (top + bottom) / 2;

/** The trial's number; failed trials say so to those who do not see the colour. */
const labelOf = ({ trial }: Run): string => (trial.state === 'fail' ? `× ${trial.id}` : String(trial.id));

const timesOf = ({ trial, machine, start, end }: Run): string =>
  `${placeOf(machine)}from ${moment(new Date(start).toISOString())}, ${duration((end - start) / 1000)}${trial.ended === null && trial.runs.length === 0 ? ' until now' : ''}`;

function placeOf(machine: string | null): string {
  if (machine === null || machine === notRecorded) return '';
  return machine === mainProcess ? 'in the main process, ' : `on ${machine}, `;
}

function rowsText(runs: readonly Run[], machines: readonly string[] | null): string {
  if (machines) {
    const some = runs.some(({ machine }) => machine === notRecorded);
    return `Each row holds what ran one after another on the machine beside it.${some ? ' Which machine runs a trial is recorded when a part of it ends.' : ''}`;
  }
  const known = runs.every(({ trial }) => trial.runs.length > 0);
  return known ? 'Each row is a lane.' : 'Each row holds trials that did not overlap.';
}

const breaksText = (breaks: ActiveTime['breaks']): string =>
  breaks.length === 0
    ? ''
    : ` Nothing ran for ${breaks.map(({ seconds }) => duration(seconds)).join(', ')} at the dashed ${breaks.length === 1 ? 'line' : 'lines'}.`;
