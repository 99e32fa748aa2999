import * as Plot from '@observablehq/plot';
import { beyondText, drawing, element, reachOf, tip, wholeAxis, within } from '@s4nn/charts';
import { counted, valueText } from '@s4nn/core';
import { caption } from '../element/caption.js';
import { tickTextOf } from '../text/value.js';
import { type Drawn, sweepLegend } from './looks.js';

const efforts = { epochs: 'epochs spent by all trials', trials: 'trials ended' } as const;

/** The best value so far by an effort of each sweep that has one; at least one has, and all have the same first objective. */
export function courseChart(
  sweeps: readonly Drawn[],
  effort: keyof typeof efforts,
  width: number,
): HTMLElement[] {
  const lines = sweeps.filter(({ sweep }) => sweep.course.length > 0);
  const { metric } = lines[0]!.sweep.objectives[0]!;
  const points = lines.flatMap(({ sweep }) =>
    sweep.course.map((step) => ({ name: sweep.name, x: step[effort], value: step.value })),
  );
  const reach = reachOf(points.map(({ value }) => value));
  const y = ({ value }: { readonly value: number }): number => within(reach, value);
  return [
    element('h3', {}, `By ${efforts[effort]}`),
    sweepLegend(lines),
    drawing(`Best ${metric} so far by ${efforts[effort]}`, {
      ...{ width, height: 320 },
      x: {
        ...wholeAxis(efforts[effort], [0, ...points.map(({ x }) => x)], width),
        ...{ labelAnchor: 'center', labelArrow: 'none' },
      },
      y: { label: metric, domain: [...reach.domain], tickFormat: tickTextOf(metric) },
      marks: [
        ...lines.map(({ sweep, look }) =>
          Plot.line(
            points.filter(({ name }) => name === sweep.name),
            {
              ...{ x: 'x', y, curve: 'step-after', stroke: look.colour, strokeWidth: 2, className: 'course' },
              ...(look.dashes === null ? {} : { strokeDasharray: look.dashes }),
              ariaLabel: () => sweep.name,
            },
          ),
        ),
        ...lines.map(({ sweep, look }) =>
          Plot.dot(points.filter(({ name }) => name === sweep.name).slice(-1), {
            x: 'x',
            y,
            r: 4,
            fill: look.colour,
          }),
        ),
        tip(points, {
          ...{ x: 'x', y },
          title: ({ name, x, value }) =>
            `${name}\n${valueText(metric, value)} after ${counted(x, effort.slice(0, -1))}`,
        }),
      ],
    }),
    caption(`Each line ends where its sweep stands.${beyondText(reach)}`),
  ];
}
