import * as Plot from '@observablehq/plot';
import { drawing, element, tip, wholeAxis } from '@s4nn/charts';
import { percent } from '@s4nn/core';
import type { TrainingEpoch } from '../../src/sweep.js';
import { caption } from '../element/caption.js';
import type { Section } from '../element/section.js';
import { percentTick } from '../text/value.js';
import type { View } from '../trial/view.js';

/** The last training: of the best trial's config on all training samples, or of a single run. */
export const training: Section<View> = {
  id: 'training',
  title: 'Last training',
  isShown: ({ data }) => data.training !== null && data.training.length > 0,
  draw: ({ data, width }) => {
    if (!data.training || data.training.length === 0) return null;
    const lines = [
      { name: 'while learning', sign: '●', colour: 'var(--complete)', of: ({ training }: Epoch) => training },
      {
        name: 'on validation samples',
        sign: '▲',
        colour: 'var(--best)',
        of: ({ validation }: Epoch) => validation,
      },
    ];
    const points = lines.flatMap(({ name, colour, of }) =>
      data.training!.flatMap((one) => {
        const value = of(one);
        return value === null ? [] : [{ name, colour, epoch: one.epoch, value }];
      }),
    );
    const shown = lines.filter(({ name }) => points.some((point) => point.name === name));
    const legend = shown.map(({ name, sign, colour }) =>
      element(
        'li',
        {},
        element('span', { style: `color: ${colour}`, 'aria-hidden': 'true' }, sign),
        ` ${name}`,
      ),
    );
    return [
      element('ul', { class: 'legend' }, ...legend),
      drawing('Accuracy by epoch of the last training', {
        width,
        height: 260,
        x: wholeAxis(
          'epoch',
          points.map(({ epoch }) => epoch),
          width,
        ),
        y: { label: 'accuracy', tickFormat: percentTick },
        marks: [
          Plot.line(points, { x: 'epoch', y: 'value', z: 'name', stroke: 'colour', strokeWidth: 2 }),
          Plot.dot(points, {
            x: 'epoch',
            y: 'value',
            r: 3,
            fill: 'colour',
            symbol: ({ name }: { name: string }) => (name === lines[0]!.name ? 'circle' : 'triangle'),
          }),
          tip(points, {
            x: 'epoch',
            y: 'value',
            title: ({ name, epoch, value }) => `epoch ${epoch}\n${percent(value)} ${name}`,
          }),
        ],
        color: { type: 'identity' },
        symbol: { type: 'identity' },
      } as Plot.PlotOptions),
      caption('While learning, a sample counts as right if its label is among the earliest outputs.'),
    ];
  },
};

type Epoch = TrainingEpoch;
