import * as Plot from '@observablehq/plot';
import { clipped, drawing, tip } from '@s4nn/charts';
import { bandsOf, type Layer } from './bands.js';

const [marginTop, marginBottom] = [24, 40] as const;

/** All spikes as dots, one band per layer, and the step that decided. */
export function raster(
  layers: readonly Layer[],
  duration: number,
  decision: number | null,
  width: number,
): HTMLElement {
  const bands = bandsOf(layers, duration, marginTop);
  const rows = bands.flatMap(({ rows }) => rows);
  const decisions = decision === null ? [] : [decision];
  const bottom = bands.at(-1)!.bottom;
  const marginLeft = width < 480 ? 92 : 128;
  return drawing('Spikes by step', {
    ...{ width, marginLeft, marginTop, marginBottom, grid: false },
    height: bottom + marginBottom,
    x: {
      ...{
        label: 'step',
        labelAnchor: 'center',
        labelArrow: 'none',
        domain: [0, duration],
        tickFormat: String,
      },
      ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * duration)),
    },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.rect(bands, { x1: 0, x2: duration, y1: 'top', y2: 'bottom', fill: 'var(--empty)' }),
      Plot.text(bands, {
        ...{ frameAnchor: 'left', y: ({ top, bottom }) => (top + bottom) / 2, dx: 6 - marginLeft },
        ...{ text: 'name', textAnchor: 'start', fontWeight: 600 },
      }),
      Plot.text(rows, {
        ...{ frameAnchor: 'left', y: 'y', text: ({ text }) => clipped(text, 10), dx: -6 },
        ...{ textAnchor: 'end', fontSize: 11 },
      }),
      ...bands.map(({ spikes, radius }) =>
        Plot.dot(spikes, {
          ...{ x: 'step', y: 'y', r: radius, fill: 'var(--complete)' },
          ...{ ariaLabel: 'said', className: 'spikes' },
        }),
      ),
      Plot.ruleX(decisions, { stroke: 'var(--best)', strokeWidth: 1.5, y1: marginTop - 4, y2: bottom }),
      Plot.text(decisions, {
        ...{ x: (step) => step, frameAnchor: 'top', dy: -18, fill: 'var(--best)' },
        text: (step) => `decided at ${step}`,
      }),
      tip(
        bands.flatMap(({ spikes }) => spikes),
        { x: 'step', y: 'y', title: 'said' },
      ),
    ],
  });
}
