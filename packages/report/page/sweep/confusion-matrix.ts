import * as Plot from '@observablehq/plot';
import { clipped, drawing, tip } from '@s4nn/charts';
import { percent } from '@s4nn/core';

const longName = 14;
const marginRight = 56;

/**
 * Samples by their true class (rows) and by the decided one (columns).
 * @param worst the count of the most frequent mistake, which has the full colour.
 */
export function confusionMatrix(
  classes: readonly string[],
  counts: readonly (readonly number[])[],
  worst: number,
  width: number,
): HTMLElement {
  const cells = counts.flatMap((row, label) => {
    const samples = row.reduce((sum, count) => sum + count, 0) || 1;
    return row.map((count, answer) => {
      const share = count / samples;
      return { label, answer, count, share, strength: label === answer ? share : (0.9 * count) / worst };
    });
  });
  const filled = cells.filter(({ count }) => count > 0);
  const longest = Math.max(...classes.map((name) => Math.min(name.length, longName)));
  const upright = longest > 3;
  const marginLeft = 36 + 7 * longest;
  const cell = Math.max(4, Math.min(46, (width - marginLeft - marginRight) / classes.length));
  const every = Math.ceil(14 / cell);
  const tickFormat = (index: number): string =>
    index % every === 0 ? clipped(classes[index]!, longName) : '';
  const size = cell * classes.length;
  const marginTop = 44 + (upright ? 7 * longest : 0);
  const options: Plot.PlotOptions = {
    width: marginLeft + size + marginRight,
    height: marginTop + size + 10,
    marginLeft,
    marginTop,
    marginBottom: 10,
    marginRight,
    grid: false,
    padding: cell < 10 ? 0 : 0.04,
    x: {
      axis: 'top',
      label: 'decided',
      labelAnchor: 'center',
      tickFormat,
      tickRotate: upright ? -90 : 0,
      tickSize: 0,
    },
    y: { label: 'true', labelAnchor: 'center', tickFormat, tickSize: 0 },
    color: { type: 'identity' },
    opacity: { type: 'sqrt', domain: [0, 1], range: [0, 1] },
    marks: [
      cell < 10
        ? Plot.frame({ fill: 'var(--empty)' })
        : Plot.cell(cells, { x: 'answer', y: 'label', fill: 'var(--empty)' }),
      Plot.cell(filled, {
        x: 'answer',
        y: 'label',
        fill: ({ label, answer }) => (label === answer ? 'var(--complete)' : 'var(--best)'),
        fillOpacity: 'strength',
      }),
      cell < 20
        ? null
        : Plot.text(filled, {
            x: 'answer',
            y: 'label',
            text: 'count',
            fontSize: cell < 36 ? 9 : 11,
            fill: ({ label, answer, share }) =>
              label === answer && share > 0.3 ? 'var(--surface)' : 'var(--ink)',
          }),
      cell < 12
        ? null
        : Plot.text(
            cells.filter(({ label, answer }) => label === answer),
            {
              x: () => classes.length - 1,
              y: 'label',
              dx: cell / 2 + 6,
              textAnchor: 'start',
              text: ({ share }) => `${(100 * share).toFixed(1)} %`,
              fill: 'var(--muted)',
            },
          ),
      tip(cells, {
        x: 'answer',
        y: 'label',
        title: ({ label, answer, count, share }) =>
          `true ${classes[label]}, decided ${classes[answer]}\n${count} samples, ${percent(share)} of their class`,
      }),
    ],
  };
  return drawing('Confusion matrix: rows are true classes, columns decided ones', options);
}
