import * as Plot from '@observablehq/plot';
import type { ParameterRange } from '@s4nn/log';
import type { ReportTrial } from '../../src/sweep.js';
import { drawing } from '../chart/drawing.js';
import { reachOf } from '../chart/reach.js';
import { axisOf, positionOf, roomOf } from '../chart/ruler.js';
import { caption } from '../element/caption.js';
import { element } from '../element/element.js';
import type { Section } from '../element/section.js';
import { trialTip } from '../trial/dots.js';
import { ofTrials } from '../trial/marks.js';
import { parameterOf } from '../trial/parameter-of.js';
import type { View } from '../trial/view.js';
import { colourScale } from './colour-scale.js';

/** The objective over any two parameters, which stay chosen while the page is drawn anew. */
export function contour(): Section<View> {
  let chosen: { readonly across: string; readonly up: string } | null = null;
  return {
    id: 'contour',
    title: 'Contour',
    draw: (view) => {
      const [first, second] = interesting(view);
      if (!first || !second) return null;
      const across = choice(view, chosen?.across ?? first.name);
      const up = choice(view, chosen?.up ?? second.name);
      const place = element('div');
      const chosenBy = ({ value }: HTMLSelectElement) =>
        view.data.parameters.find(({ name }) => name === value)!;
      const draw = (): void => {
        chosen = { across: across.value, up: up.value };
        place.replaceChildren(...surface(view, chosenBy(across), chosenBy(up)));
      };
      for (const select of [across, up]) select.addEventListener('change', draw);
      draw();
      const controls = [element('label', {}, 'across ', across), element('label', {}, 'up ', up)];
      return [element('p', { class: 'controls' }, ...controls), place];
    },
  };
}

/** Parameters that trials with a value have, first the numeric, then those that matter most where that is known. */
function interesting({ data, scoreOf }: View): ParameterRange[] {
  const share = new Map(data.importance?.map((one) => [one.parameter, one.share]));
  const valued = data.trials.filter((trial) => scoreOf(trial) !== null);
  return data.parameters
    .filter(({ name }) => valued.some((trial) => parameterOf(trial, name) !== undefined))

    .sort(
      (a, b) =>
        Number(a.kind === 'choice') - Number(b.kind === 'choice') ||
        (share.get(b.name) ?? 0) - (share.get(a.name) ?? 0),
    );
}

function choice({ data, nameOf }: View, value: string): HTMLSelectElement {
  const options = data.parameters.map((parameter) =>
    element('option', { value: parameter.name }, nameOf(parameter)),
  );
  const select = element('select', {}, ...options);
  select.value = value;
  return select;
}

interface Point {
  readonly trial: ReportTrial;
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

function surface(view: View, across: ParameterRange, up: ParameterRange): HTMLElement[] {
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
      `${points.length} trials that have both parameters.${filled ? ' Between them the surface is interpolated, beyond them it is a guess.' : ''}`,
    ),
  ];
}

/** Whether the points are enough to interpolate between: three that do not lie on one line along an axis. */
const spansPlane = (points: readonly Point[]): boolean =>
  points.length >= 4 &&
  new Set(points.map(({ x }) => x)).size > 1 &&
  new Set(points.map(({ y }) => y)).size > 1 &&
  new Set(points.map(({ x, y }) => `${x} ${y}`)).size > 3;
