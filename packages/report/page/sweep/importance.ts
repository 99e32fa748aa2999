import * as Plot from '@observablehq/plot';
import { percent } from '@s4nn/core';
import { drawing } from '../chart/drawing.js';
import { tip } from '../chart/tip.js';
import { caption } from '../element/caption.js';
import type { Section } from '../element/section.js';
import type { View } from '../trial/view.js';

/** How much of the objective each parameter explains. */
export const importance: Section<View> = {
  id: 'importance',
  title: 'Parameter importance',
  draw: ({ data, width, nameOf, objective }) => {
    if (!data.importance || data.importance.length === 0) return null;
    const bars = data.importance.map(({ parameter, share }) => {
      const range = data.parameters.find(({ name }) => name === parameter);
      return { parameter, share, name: range ? nameOf(range) : parameter };
    });
    const most = Math.max(...bars.map(({ share }) => share), 0.01);
    return [
      drawing('Importance of each parameter', {
        width,
        height: 24 + 48 * bars.length,
        marginLeft: 16,
        marginRight: 64,
        marginTop: 4,
        marginBottom: 12,
        grid: false,
        x: { axis: null, domain: [0, most] },
        y: {
          axis: null,
          domain: bars.map(({ parameter }) => parameter),
          paddingInner: 0.55,
          paddingOuter: 0.4,
        },
        marks: [
          Plot.barX(bars, { x: 'share', y: 'parameter', fill: 'var(--complete)' }),
          Plot.text(bars, {
            x: 0,
            y: 'parameter',
            text: 'name',
            textAnchor: 'start',
            dy: -19,
            fontWeight: 600,
          }),
          Plot.text(bars, {
            x: 'share',
            y: 'parameter',
            text: ({ share }) => percent(share),
            textAnchor: 'start',
            dx: 6,
          }),
          tip(bars, {
            x: 'share',
            y: 'parameter',
            title: ({ parameter, share }) => `${parameter}\n${percent(share)}`,
          }),
        ],
      }),
      caption(
        `Share of the variation of ${data.objectives.length > 1 ? data.objectives[0].metric : objective.metric} that each parameter explains.`,
      ),
    ];
  },
};
