import * as Plot from '@observablehq/plot';
import { isBetter } from '@s4nn/core';
import type { ReportTrial } from '../../src/sweep.js';
import { drawing } from '../chart/drawing.js';
import { reachOf } from '../chart/reach.js';
import { positionOf, stopsOf } from '../chart/ruler.js';
import { tip } from '../chart/tip.js';
import { caption } from '../element/caption.js';
import type { Section } from '../element/section.js';
import { ofTrials } from '../trial/marks.js';
import { parameterOf } from '../trial/parameter-of.js';
import { trialLines } from '../trial/text.js';
import type { View } from '../trial/view.js';
import { colourScale } from './colour-scale.js';

/** Every trial as a line through the values of its parameters. Axes lie one below the other: names of any length fit. */
export const parallel: Section<View> = {
  id: 'parallel',
  title: 'Parallel coordinates',
  isShown: ({ data, scoreOf }) => data.parameters.length > 1 && data.trials.some((trial) => scoreOf(trial) !== null),
  draw: (view) => {
    const { data, width, objective, scoreOf, nameOf } = view;
    const trials = data.trials
      .filter((trial) => scoreOf(trial) !== null)
      .sort((a, b) => (isBetter(objective.direction, scoreOf(a)!, scoreOf(b)!) ? 1 : -1));
    if (trials.length === 0 || data.parameters.length < 2) return null;
    // The worse half would take the colours that tell the better half apart.
    const reach = reachOf(trials.slice(trials.length >> 1).map((trial) => scoreOf(trial)!));
    // Many lines would hide each other.
    const strength = Math.max(0.25, Math.min(1, 8 / Math.sqrt(trials.length)));
    const points = trials.flatMap((trial) => pointsOf(view, trial));
    const stops = data.parameters.flatMap((parameter) =>
      stopsOf(parameter, 18).map(({ position, text }) => ({ x: position, y: parameter.name, text })),
    );
    return [
      drawing('Parameters of every trial as lines', {
        width,
        height: 56 + 78 * (data.parameters.length - 1),
        marginLeft: 16,
        marginRight: 16,
        marginTop: 28,
        marginBottom: 28,
        grid: false,
        x: { axis: null, domain: [0, 1] },
        y: { axis: null, type: 'point', padding: 0, domain: data.parameters.map(({ name }) => name) },
        opacity: { type: 'identity' },
        color: { ...colourScale(view, reach), legend: true, label: objective.metric },
        marks: [
          Plot.ruleY(data.parameters, { y: 'name', stroke: 'var(--line)' }),
          Plot.line(points, {
            x: 'x',
            y: 'y',
            z: ({ trial }) => trial.id,
            stroke: 'value',
            strokeWidth: ({ trial }) => (data.best.includes(trial.id) ? 3 : 1.25),
            strokeOpacity: ({ trial }) => strength * (trial.state === 'pruned' ? 0.6 : 1),
            curve: 'bump-y',
            render: ofTrials(points.map(({ trial }) => trial)),
          }),
          // A parameter between two that a trial does not have is no line.
          Plot.dot(points, {
            x: 'x',
            y: 'y',
            r: 2,
            fill: 'value',
            render: ofTrials(points.map(({ trial }) => trial)),
          }),
          ...(['start', 'middle', 'end'] as const).map((textAnchor) =>
            Plot.text(
              stops.filter(({ x }) => (x === 0 ? 'start' : x === 1 ? 'end' : 'middle') === textAnchor),
              { x: 'x', y: 'y', text: 'text', dy: 12, ...halo, textAnchor, fill: 'var(--muted)' },
            ),
          ),
          Plot.text(data.parameters, {
            x: 0,
            y: 'name',
            text: nameOf,
            dy: -12,
            textAnchor: 'start',
            fontWeight: 600,
            ...halo,
            fill: 'var(--ink)',
          }),
          tip(
            points.filter(({ x }) => Number.isFinite(x)),
            { x: 'x', y: 'y', title: ({ trial }) => trialLines(view, trial).join('\n') },
          ),
        ],
      }),
      caption(
        'Each line is a trial: the better it is, the stronger its colour; pruned trials are paler. The colours span the better half. A line has a gap where its trial does not have the parameter.',
      ),
    ];
  },
};

const halo = { stroke: 'var(--surface)', strokeWidth: 4 };

const pointsOf = ({ data, scoreOf }: View, trial: ReportTrial) =>
  data.parameters.map((parameter) => {
    const value = parameterOf(trial, parameter.name);
    const x = value === undefined ? Number.NaN : positionOf(parameter, value);
    return { trial, x, y: parameter.name, value: scoreOf(trial)! };
  });
