import * as Plot from '@observablehq/plot';
import { clipped } from './clipped.js';
import { drawing } from './drawing.js';
import { tip } from './tip.js';

/** One bar per category, from 0 and with its value; none where that is not known. */
export function barChart(
  bars: readonly { readonly name: string; readonly value: number | null }[],
  axes: { readonly x: string; readonly y: string },
  width: number,
): HTMLElement {
  const known = bars.flatMap(({ name, value }, index) =>
    value === null ? [] : [{ index, value, said: `${axes.x} ${name}: ${value.toFixed(1)}` }],
  );
  const step = (width - 80) / bars.length;
  const narrow = step < 36;
  const place = { x: 'index', y: 'value' };
  return drawing(`${axes.y} by ${axes.x}`, {
    ...{ width, height: 240, marginTop: 36 },
    x: {
      ...{ label: axes.x, labelAnchor: 'center', labelArrow: 'none', tickSize: 0, padding: 0.3 },
      domain: bars.map((_, index) => index),
      tickFormat: (index: number) => clipped(bars[index]!.name, Math.floor(step / 7)),
      grid: false,
    },
    y: { label: axes.y, labelArrow: 'none', ticks: 5 },
    marks: [
      Plot.barY(known, { ...place, fill: 'var(--complete)', ariaLabel: 'said', className: 'bar' }),
      Plot.ruleY([0], { stroke: 'var(--line)' }),
      Plot.text(known, {
        ...place,
        text: ({ value }) => value.toFixed(narrow ? 0 : 1),
        dy: -8,
        fontSize: narrow ? 9 : 11,
      }),
      tip(known, { ...place, title: 'said' }),
    ],
  });
}
