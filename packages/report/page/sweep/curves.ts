import * as Plot from '@observablehq/plot';
import { valueText } from '@s4nn/core';
import { drawing } from '../chart/drawing.js';
import { beyondText, reachOf, within } from '../chart/reach.js';
import { tip } from '../chart/tip.js';
import { wholeAxis } from '../chart/whole-ticks.js';
import { caption } from '../element/caption.js';
import type { Section } from '../element/section.js';
import { tickTextOf } from '../text/value.js';
import { ofTrials } from '../trial/marks.js';
import { byStanding, standingOf } from '../trial/standing.js';
import { trialLines } from '../trial/text.js';
import type { View } from '../trial/view.js';

/** The first objective of every trial, epoch by epoch. */
export const curves: Section<View> = {
  id: 'curves',
  title: 'Learning curves',
  isShown: ({ data }) => data.trials.some(({ curve }) => curve.some(([, value]) => value !== null)),
  draw: (view) => {
    const { data, width } = view;
    const [objective] = data.objectives;
    const points = data.trials.flatMap((trial) =>
      trial.curve.flatMap(([epoch, value]) => (value === null ? [] : [{ trial, epoch, value }])),
    );
    if (points.length === 0) return null;
    const reach = reachOf(points.map(({ value }) => value));
    const groups = byStanding(points, ({ trial }) => standingOf(data, trial));
    return [
      drawing(`${objective.metric} of every trial by epoch`, {
        width,
        height: 340,
        x: wholeAxis(
          'epoch',
          points.map(({ epoch }) => epoch),
          width,
        ),
        y: { label: objective.metric, domain: reach.domain, tickFormat: tickTextOf(objective.metric) },
        marks: [
          ...groups.flatMap(({ look, items }) => {
            const best = look.symbol === 'star';
            const render = ofTrials(items.map(({ trial }) => trial));
            const place = { x: 'epoch', y: ({ value }: { value: number }) => within(reach, value) };
            // The end of a curve has a dot: one epoch alone is no line.
            const ends = items.filter(({ trial, epoch }) => trial.curve.at(-1)![0] === epoch);
            return [
              Plot.line(items, {
                ...place,
                z: ({ trial }) => trial.id,
                stroke: look.colour,
                strokeWidth: best ? 2.5 : 1,
                strokeOpacity: best ? 1 : 0.65,
                render,
              }),
              Plot.dot(ends, {
                ...place,
                r: best ? 4 : 2,
                fill: look.colour,
                render: ofTrials(ends.map(({ trial }) => trial)),
              }),
            ];
          }),
          tip(points, {
            x: 'epoch',
            y: ({ value }) => within(reach, value),
            title: ({ trial, epoch, value }) =>
              [`epoch ${epoch}: ${valueText(objective.metric, value)}`, ...trialLines(view, trial)].join(
                '\n',
              ),
          }),
        ],
      }),
      caption(`Pruned trials are grey and end early.${beyondText(reach)}`),
    ];
  },
};
