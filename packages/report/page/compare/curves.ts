import * as Plot from '@observablehq/plot';
import { beyondText, drawing, reachOf, tip, wholeAxis, within } from '@s4nn/charts';
import { valueText } from '@s4nn/core';
import type { SweepToCompare } from '../../src/compare.js';
import { caption } from '../element/caption.js';
import { tickTextOf } from '../text/value.js';
import { type Drawn, sweepLegend } from './looks.js';

/** Whether there is a learning curve of a sweep's best trial. */
export const hasCurve = (sweep: SweepToCompare): boolean => pointsOf(sweep).length > 0;

const pointsOf = ({ name, best }: SweepToCompare) =>
  (best?.curve ?? []).flatMap(([epoch, value]) =>
    value === null || Number.isNaN(value) ? [] : [{ name, id: best!.id, epoch, value }],
  );

/** The learning curve of each sweep's best trial that has one; at least one has, and all have the same first objective. */
export function curveChart(sweeps: readonly Drawn[], width: number): HTMLElement[] {
  const lines = sweeps
    .map(({ sweep, look }) => ({ sweep, look, points: pointsOf(sweep) }))
    .filter(({ points }) => points.length > 0);
  const { metric } = lines[0]!.sweep.objectives[0]!;
  const points = lines.flatMap(({ points }) => points);
  const reach = reachOf(points.map(({ value }) => value));
  const place = { x: 'epoch', y: ({ value }: { readonly value: number }) => within(reach, value) };
  return [
    sweepLegend(lines),
    drawing(`${metric} of each sweep's best trial by epoch`, {
      ...{ width, height: 320 },
      x: {
        ...wholeAxis(
          'epoch',
          points.map(({ epoch }) => epoch),
          width,
        ),
        ...{ labelAnchor: 'center', labelArrow: 'none' },
      },
      y: { label: metric, domain: [...reach.domain], tickFormat: tickTextOf(metric) },
      marks: [
        ...lines.flatMap(({ sweep, look, points }) => [
          Plot.line(points, {
            ...{ ...place, stroke: look.colour, strokeWidth: 2, className: 'best-curve' },
            ...(look.dashes === null ? {} : { strokeDasharray: look.dashes }),
            ariaLabel: () => sweep.name,
          }),
          Plot.dot(points.slice(-1), { ...place, r: 4, fill: look.colour }),
        ]),
        tip(points, {
          ...place,
          title: ({ name, id, epoch, value }) =>
            `${name}, trial ${id}\nepoch ${epoch}: ${valueText(metric, value)}`,
        }),
      ],
    }),
    caption(`The best trial of each sweep, on validation samples.${beyondText(reach)}`),
  ];
}
