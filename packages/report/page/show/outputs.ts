import * as Plot from '@observablehq/plot';
import { clipped, drawing } from '@s4nn/charts';
import { numberText } from '@s4nn/core';
import type { Traced } from './potentials.js';

const [rowHeight, longName, most] = [24, 22, 20] as const;

/** Potentials of the outputs at a step beside their threshold; the axis is the same at all steps. */
export function outputChart(
  outputs: readonly Traced[],
  threshold: number,
  step: number,
  width: number,
): HTMLElement {
  const shown = outputs.length <= most ? outputs : outputs.filter(({ isPale }) => !isPale);
  const rows = shown.map(({ name, values, fires }, index) => {
    const value = values[Math.min(step, values.length - 1)]!;
    const fired = fires !== null && fires <= step ? `, fired at ${fires}` : '';
    return { index, value, hasFired: fired !== '', said: `${numberText(value)}${fired}`, name };
  });
  const all = shown.flatMap(({ values }) => values);
  const high = all.reduce((most, value) => Math.max(most, value), 1.1 * threshold);
  const low = all.reduce((least, value) => Math.min(least, value), 0);
  const longest = Math.max(...rows.map(({ name }) => Math.min(name.length, longName)));
  return drawing(`Potentials of the outputs at step ${step}`, {
    ...{ width, marginTop: 8, marginLeft: 12 + 7 * longest, marginBottom: 40, grid: false },
    height: rowHeight * rows.length + 48,
    x: {
      ...{ label: 'potential', labelAnchor: 'center', labelArrow: 'none', tickFormat: numberText },
      // Texts begin at the end of their bar.
      ...{ domain: [low, high], insetRight: 120, ticks: Math.min(6, width / 90) },
    },
    y: {
      ...{ type: 'band', label: null, tickSize: 0, domain: rows.map(({ index }) => index) },
      tickFormat: (index: number) => clipped(rows[index]!.name, longName),
    },
    marks: [
      Plot.barX(rows, {
        ...{ x: 'value', y: 'index', insetTop: 3, insetBottom: 3, className: 'output' },
        fill: ({ hasFired }) => (hasFired ? 'var(--best)' : 'var(--complete)'),
        ariaLabel: ({ name, said }) => `${name}: ${said}`,
      }),
      Plot.ruleX([0], { stroke: 'var(--line)' }),
      Plot.ruleX([threshold], { stroke: 'var(--ink)', strokeWidth: 1.5, strokeDasharray: '5 4' }),
      Plot.text(rows, {
        ...{ y: 'index', text: 'said', textAnchor: 'start', dx: 6, stroke: 'var(--surface)', strokeWidth: 4 },
        ...{ x: ({ value }: { readonly value: number }) => Math.max(value, 0), fill: 'var(--ink)' },
      }),
    ],
  } as Plot.PlotOptions);
}
