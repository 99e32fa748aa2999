import * as Plot from '@observablehq/plot';
import { clockTicks } from '@s4nn/charts';
import { caption } from '../element/caption.js';
import type { Section } from '../element/section.js';
import { duration, moment } from '../text/time.js';
import { type ActiveTime, activeTime } from '../trial/active-time.js';
import { machineNames, mainProcess, notRecorded, type Run, runsOf } from '../trial/lanes.js';
import { type Band, gap, rowsOf } from '../trial/rows.js';
import { shortHosts } from '../trial/short-hosts.js';
import { byStanding, legend, standingOf } from '../trial/standing.js';
import { trialLines } from '../trial/text.js';
import { trialChart } from '../trial/trial-chart.js';
import type { View } from '../trial/view.js';

/** Which trial ran when, and beside which others. */
export const timeline: Section<View> = {
  id: 'timeline',
  title: 'Timeline',
  isShown: ({ data }) => data.trials.some(({ runs, started }) => runs.length > 0 || started !== null),
  draw: (view) => {
    const { data, trials, width } = view;
    const shown = new Set(trials);
    // Lanes and breaks are those of the whole sweep, so that a filter moves nothing.
    const runs = runsOf(data.trials, data.written);
    if (!runs.some(({ trial }) => shown.has(trial))) return null;
    const machines = machineNames(data.trials);
    const rows = rowsOf(runs, machines);
    const clock = activeTime(runs);
    const bars = runs
      .filter(({ trial }) => shown.has(trial))
      .map((run) => {
        const [from, to] = [clock.at(run.start), clock.at(run.end)];
        const band = rows.bandOf(run);
        return { ...run, ...band, from, to, x: (from + to) / 2, y: middle(band) };
      });
    const longest = runs.reduce((most, { end }) => Math.max(most, clock.at(end)), 0) || 1;
    const mostLetters = Math.max(notRecorded.length, Math.min(30, Math.floor(width / 28)));
    const names = shortHosts(
      rows.names.map(({ name }) => name),
      mostLetters,
    );
    const isDense =
      bars.reduce((sum, { from, to }) => sum + (to - from), 0) * width < 3 * longest * bars.length;
    const letters = Math.max(...names.map((name) => name.length));
    return [
      legend(
        data,
        bars.map(({ trial }) => trial),
      ),
      trialChart(
        view,
        `Which trial ran when${machines ? ', and on which machine' : ''}`,
        {
          width,
          height: 60 + rows.height,
          marginLeft: machines ? 20 + 7 * letters : 36,
          grid: false,
          x: {
            ...{ label: 'time', tickFormat: duration, nice: false },
            ...{ ticks: clockTicks(longest, width / 100), domain: [0, longest] },
          },
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
            Plot.ruleX(clock.breaks, { x: 'at', stroke: 'var(--ink)', strokeDasharray: '4 3' }),
          ],
        },
        {
          shapes: byStanding(bars, ({ trial }) => standingOf(data, trial)).map(({ look, items }) => ({
            items,
            path: barOf,
            look: () => ({ fill: look.colour, stroke: 'var(--surface)', 'stroke-width': isDense ? 0 : 0.5 }),
          })),
          points: bars,
          said: (bar) => [...trialLines(view, bar.trial), timesOf(bar)],
          above: [
            Plot.text(
              bars.filter(
                ({ from, to, top, bottom }) => ((to - from) / longest) * width > 24 && bottom - top >= 13,
              ),
              { x: 'x', y: 'y', text: labelOf, fill: 'var(--surface)' },
            ),
          ],
        },
      ),
      caption(`${rowsText(runs, machines)}${breaksText(clock.breaks)}`),
    ];
  },
};

const padding = 0.075;

function barOf({ from, to, top, bottom }: Bar, { x, y }: Plot.ScaleFunctions): string {
  const inset = padding * (bottom - top);
  const [left, right, high, low] = [x!(from), x!(to), y!(top + inset), y!(bottom - inset)];
  const [wide, tall] = [Math.max(0.5, right - left).toFixed(1), (low - high).toFixed(1)];
  return `M${left.toFixed(1)},${high.toFixed(1)}h${wide}v${tall}h-${wide}z`;
}

interface Bar extends Run, Band {
  readonly from: number;
  readonly to: number;
}

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
