import * as Plot from '@observablehq/plot';
import { drawing, tip } from './drawing.js';
import { element } from './element.js';
import { formatterOf } from './format.js';
import { beyondText, reachOf, within } from './reach.js';
import type { Section } from './section.js';
import { byStanding, standingOf } from './states.js';
import { ofTrials } from './trial-marks.js';
import { trialLines } from './trial-text.js';
import { wholeAxis } from './whole-ticks.js';

/** The first objective of every trial, epoch by epoch. */
export const curves: Section = {
  id: 'curves',
  title: 'Learning curves',
  draw: (view) => {
    const { data, width } = view;
    const [objective] = data.objectives;
    const format = formatterOf(objective);
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
        y: { label: objective.metric, domain: reach.domain, tickFormat: format },
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
                stroke: look.color,
                strokeWidth: best ? 2.5 : 1,
                strokeOpacity: best ? 1 : 0.65,
                render,
              }),
              Plot.dot(ends, {
                ...place,
                r: best ? 4 : 2,
                fill: look.color,
                render: ofTrials(ends.map(({ trial }) => trial)),
              }),
            ];
          }),
          tip(points, {
            x: 'epoch',
            y: ({ value }) => within(reach, value),
            title: ({ trial, epoch, value }) =>
              [`epoch ${epoch}: ${format(value)}`, ...trialLines(view, trial)].join('\n'),
          }),
        ],
      }),
      element('p', { class: 'caption' }, `Pruned trials are grey and end early.${beyondText(reach)}`),
    ];
  },
};
