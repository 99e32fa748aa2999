import * as Plot from '@observablehq/plot';
import type { ParameterRange } from '@s4nn/log';
import type { ReportTrial } from '../../src/sweep.js';
import { drawing } from '../chart/drawing.js';
import { reachOf } from '../chart/reach.js';
import { axisOf, positionOf, roomOf } from '../chart/ruler.js';
import { caption } from '../element/caption.js';
import { trialTip } from '../trial/dots.js';
import { ofTrials } from '../trial/marks.js';
import { parameterOf } from '../trial/parameter-of.js';
import type { View } from '../trial/view.js';
import { colourScale } from './colour-scale.js';

interface Point {
  readonly trial: ReportTrial;
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** The objective over two parameters: trials as dots, and contours between them where both are numbers. */
export function surface(view: View, across: ParameterRange, up: ParameterRange): HTMLElement[] {
  const { data, width, scoreOf, nameOf, objective } = view;
  if (across === up) return [caption('Choose two different parameters.')];
  const points = data.trials.flatMap((trial): Point[] => {
    const [x, y, value] = [parameterOf(trial, across.name), parameterOf(trial, up.name), scoreOf(trial)];
    return x === undefined || y === undefined || value === null
      ? []
      : [{ trial, x: positionOf(across, x), y: positionOf(up, y), value }];
  });
  if (points.length === 0) {
    return [caption('No trial with a value has both parameters.')];
  }
  const numeric = across.kind === 'number' && up.kind === 'number';
  const filled = numeric && spansPlane(points);
  const reach = reachOf(points.map(({ value }) => value));
  return [
    drawing(`${objective.metric} by ${nameOf(across)} and ${nameOf(up)}`, {
      width,
      height: up.kind === 'choice' ? 100 + 60 * up.choices.length : Math.min(460, 120 + 0.5 * width),
      grid: false,
      marginLeft: up.kind === 'choice' ? 110 : 64,
      x: { ...axisOf(across, nameOf(across), roomOf(across, width - 120)), inset: 6 },
      y: { ...axisOf(up, nameOf(up), 14), labelAnchor: 'top', inset: 6 },
      color: { ...colourScale(view, reach), legend: true, label: objective.metric },
      marks: [
        ...(filled
          ? [
              Plot.contour(points, {
                x: 'x',
                y: 'y',
                fill: 'value',
                interpolate: 'barycentric',
                blur: 6,
                thresholds: 12,
                stroke: 'var(--surface)',
                strokeOpacity: 0.4,
                clip: true,
              }),
            ]
          : []),
        Plot.dot(points, {
          x: 'x',
          y: 'y',
          r: ({ trial }: Point) => (data.best.includes(trial.id) ? 7 : 3.5),
          symbol: ({ trial }: Point) => (data.best.includes(trial.id) ? 'star' : 'circle'),
          fill: 'value',
          stroke: 'var(--ink)',
          strokeWidth: 1,
          render: ofTrials(points.map(({ trial }) => trial)),
        }),
        trialTip(view, points),
      ],
      r: { type: 'identity' },
      symbol: { type: 'identity' },
    } as Plot.PlotOptions),
    caption(
      `${points.length} trials that have both parameters.${filled ? ' Between them the surface is interpolated; beyond them it is a guess.' : ''}`,
    ),
  ];
}

/** Whether the points are enough to interpolate between: three that do not lie on one line along an axis. */
const spansPlane = (points: readonly Point[]): boolean =>
  points.length >= 4 &&
  new Set(points.map(({ x }) => x)).size > 1 &&
  new Set(points.map(({ y }) => y)).size > 1 &&
  new Set(points.map(({ x, y }) => `${x} ${y}`)).size > 3;
