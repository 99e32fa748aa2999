import * as Plot from '@observablehq/plot';
import { reachOf } from '@s4nn/charts';
import type { ReportTrial } from '../../../src/sweep.js';
import type { Shapes } from '../../trial/shapes.js';
import { symbols } from '../../trial/symbols.js';
import { trialChart } from '../../trial/trial-chart.js';
import type { View } from '../../trial/view.js';
import { byColour, colourScale } from '../colour-scale.js';
import type { Axis } from './axes.js';

/** A trial as a line through its places on the axes. */
export interface Course {
  readonly trial: ReportTrial;
  readonly value: number;
  /** [axes] 0…1; NaN where the trial has no value. */
  readonly places: readonly number[];
}

/** The lines of a chart. */
export interface Courses {
  readonly shown: readonly Course[];
  /** Those that do not pass the filter, in the background. */
  readonly hidden: readonly Course[];
  readonly drawn: ReadonlySet<number> | null;
}

const row = 78;

/** The lines from axis to axis, and marks on top of them. */
export function coursesChart(
  view: View,
  axes: readonly Axis[],
  courses: Courses,
  brush: Plot.Markish,
): HTMLElement {
  const { data, width, objective } = view;
  const { shown, hidden, drawn } = courses;
  const scores = [...(shown.length > 0 ? shown : hidden)].map(({ value }) => value).sort((a, b) => a - b);
  const half = scores.length >> 1;
  // The worse half would take the colours that tell the better half apart.
  const better =
    objective.direction === 'minimize' ? scores.slice(0, scores.length - half) : scores.slice(half);
  const reach = reachOf(better);
  const best = new Set(data.best);
  const count = drawn ? shown.filter(({ trial }) => drawn.has(trial.id)).length : shown.length;
  // Many lines would hide each other.
  const strength = Math.max(0.25, Math.min(1, 8 / Math.sqrt(count)));
  const linesOf = (items: readonly Course[], strokeWidth: number, opacity: number): Shapes<Course>[] =>
    byColour(view, reach, items).map(({ value, items }) => ({
      items,
      path: pathOf,
      look: ({ color }) => ({
        ...{ fill: 'none', stroke: color!(value), 'stroke-width': strokeWidth, 'stroke-opacity': opacity },
        'stroke-linecap': 'round',
      }),
    }));
  const isBest = ({ trial }: Course): boolean => best.has(trial.id);
  const isPruned = ({ trial }: Course): boolean => trial.state === 'pruned';
  const stops = axes.flatMap(({ stops }, y) => stops.map(({ position, text }) => ({ x: position, y, text })));
  return trialChart(
    view,
    'Parameters of every trial as lines',
    {
      width,
      height: 56 + row * (axes.length - 1),
      ...{ marginLeft: 20, marginRight: 20, marginTop: 28, marginBottom: 28 },
      grid: false,
      x: { axis: null, domain: [0, 1] },
      y: {
        axis: null,
        domain: [0, axes.length - 1],
        reverse: false,
        range: [28, 28 + row * (axes.length - 1)],
      },
      color: { ...colourScale(view, reach), legend: true, label: objective.metric },
      marks: [
        Plot.ruleY(
          axes.map((_, index) => index),
          { stroke: 'var(--line)' },
        ),
      ],
    },
    {
      shapes: [
        {
          items: hidden,
          path: pathOf,
          look: () => ({ fill: 'none', stroke: 'var(--line)', 'stroke-width': 0.75, 'stroke-opacity': 0.5 }),
        },
        ...linesOf(
          shown.filter((one) => isPruned(one) && !isBest(one)),
          1.25,
          0.6 * strength,
        ),
        ...linesOf(
          shown.filter((one) => !isPruned(one) && !isBest(one)),
          1.25,
          strength,
        ),
        ...linesOf(shown.filter(isBest), 3, 1),
      ],
      points: shown.flatMap(({ trial, places }) =>
        places.flatMap((x, y) => (Number.isFinite(x) ? [{ trial, x, y }] : [])),
      ),
      drawn,
      above: [
        ...(['start', 'middle', 'end'] as const).map((textAnchor) =>
          Plot.text(
            stops.filter(({ x }) => (x === 0 ? 'start' : x === 1 ? 'end' : 'middle') === textAnchor),
            { x: 'x', y: 'y', text: 'text', dy: 21, ...halo, textAnchor, fill: 'var(--muted)' },
          ),
        ),
        Plot.text(axes, {
          ...{ x: 0, y: (_, index) => index, text: 'name', dy: -20, textAnchor: 'start', fontWeight: 600 },
          ...{ ...halo, fill: 'var(--ink)', title: 'wholeName' },
        }),
        brush,
      ],
    },
  );
}

const halo = { stroke: 'var(--surface)', strokeWidth: 4 };

/** A line from axis to axis; a parameter between two that a trial does not have is a dot. */
function pathOf({ places }: Course, { x, y }: Plot.ScaleFunctions): string {
  const at = (index: number): string => `${x!(places[index]).toFixed(1)},${y!(index)}`;
  const has = (index: number): boolean => Number.isFinite(places[index] ?? Number.NaN);
  return places
    .map((_, index) => {
      if (!has(index)) return '';
      if (!has(index - 1))
        return has(index + 1) ? `M${at(index)}` : symbols.circle(x!(places[index]), y!(index), 1.5);
      const middle = (y!(index - 1) + y!(index)) / 2;
      return `C${x!(places[index - 1]).toFixed(1)},${middle} ${x!(places[index]).toFixed(1)},${middle} ${at(index)}`;
    })
    .join('');
}
