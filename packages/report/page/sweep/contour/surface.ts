import * as Plot from '@observablehq/plot';
import { axisOf, beyondText, positionOf, type Reach, reachOf, roomOf, within } from '@s4nn/charts';
import type { ParameterRange } from '@s4nn/log';
import { caption } from '../../element/caption.js';
import { radiusFor } from '../../trial/dots.js';
import { parameterOf } from '../../trial/parameter-of.js';
import type { Shapes } from '../../trial/shapes.js';
import { symbols } from '../../trial/symbols.js';
import { type Place, trialChart } from '../../trial/trial-chart.js';
import type { View } from '../../trial/view.js';
import { byColour, colourScale } from '../colour-scale.js';
import { faded } from './faded.js';
import { fieldOf } from './field.js';

interface Point extends Place {
  readonly value: number;
}

/** The objective over two parameters: trials as dots, and a smooth surface below them where both are numbers. */
export function surface(view: View, across: ParameterRange, up: ParameterRange): HTMLElement[] {
  const { trials, width, scoreOf, nameOf, objective } = view;
  const points = trials.flatMap((trial): Point[] => {
    const [x, y, value] = [parameterOf(trial, across.name), parameterOf(trial, up.name), scoreOf(trial)];
    return x === undefined || y === undefined || value === null
      ? []
      : [{ trial, x: positionOf(across, x), y: positionOf(up, y), value }];
  });
  if (points.length === 0) return [caption('No trial with a value has both parameters.')];
  const reach = reachOf(points.map(({ value }) => value));
  const isFilled = across.kind === 'number' && up.kind === 'number' && spansPlane(points);
  const upRoom = up.kind === 'choice' ? Math.min(110, Math.round(width / 4)) : 64;
  return [
    trialChart(
      view,
      `${objective.metric} by ${nameOf(across)} and ${nameOf(up)}`,
      {
        width,
        height: up.kind === 'choice' ? 100 + 60 * up.choices.length : Math.min(460, 120 + 0.5 * width),
        grid: false,
        marginLeft: upRoom,
        x: { ...axisOf(across, nameOf(across), roomOf(across, width - 120)), inset: 6 },
        y: { ...axisOf(up, nameOf(up), Math.floor(upRoom / 8)), labelAnchor: 'top', inset: 6 },
        color: { ...colourScale(view, reach), legend: true, label: objective.metric },
        marks: isFilled ? [contours(points, reach)] : [],
      },
      { shapes: dots(view, points, reach), points },
    ),
    caption(
      `${points.length} trials that have both parameters; the best are stars. Small ones were pruned, and count with the value of their last epoch.` +
        `${isFilled ? ' The surface is the mean of the trials nearby; where there are none, it fades.' : ''}${beyondText(reach, 'coloured as the end of the scale')}`,
    ),
  ];
}

function contours(points: readonly Point[], reach: Reach): Plot.Markish {
  const field = fieldOf(points.map((point) => ({ ...point, value: within(reach, point.value) })));
  return Plot.contour(Array.from(field.values), {
    ...{ width: field.side, height: field.side, x1: 0, x2: 1, y1: 0, y2: 1, interpolate: 'none' },
    ...{ fill: Plot.identity, stroke: 'var(--surface)', strokeOpacity: 0.4, thresholds: 12 },
    render: faded(field),
  } as Plot.ContourOptions);
}

/** Dots in the colours of their values, the better on top, with a rim that tells them from the surface. */
function dots(view: View, points: readonly Point[], reach: Reach): Shapes<Point>[] {
  const radius = radiusFor(points.length, view.width);
  const best = new Set(view.data.best);
  const rim = { stroke: 'var(--surface)', 'stroke-width': 1.5 };
  const isBest = ({ trial }: Point): boolean => best.has(trial.id);
  const shapesOf = (items: readonly Point[], symbol: keyof typeof symbols, size: number): Shapes<Point>[] =>
    byColour(view, reach, items).map(({ value, items }) => ({
      items,
      path: ({ x, y }, scales) => symbols[symbol](scales.x!(x), scales.y!(y), size),
      look: ({ color }) => ({ ...rim, fill: color!(value) }),
    }));
  const others = points.filter((point) => !isBest(point));
  const isPruned = ({ trial }: Point): boolean => trial.state === 'pruned';
  return [
    ...shapesOf(others.filter(isPruned), 'circle', radius - 1),
    ...shapesOf(
      others.filter((point) => !isPruned(point)),
      'circle',
      radius,
    ),
    ...shapesOf(points.filter(isBest), 'star', 1.4 * radius),
  ];
}

/** Between fewer places, a surface would say more than is known. */
const fewest = 10;

/** Whether the points are enough for a surface, and not all on one line along an axis. */
const spansPlane = (points: readonly Point[]): boolean =>
  new Set(points.map(({ x }) => x)).size > 1 &&
  new Set(points.map(({ y }) => y)).size > 1 &&
  new Set(points.map(({ x, y }) => `${x} ${y}`)).size >= fewest;
