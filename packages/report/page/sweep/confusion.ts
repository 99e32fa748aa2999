import * as Plot from '@observablehq/plot';
import { percent } from '@s4nn/core';
import { drawing } from '../chart/drawing.js';
import { tip } from '../chart/tip.js';
import { caption } from '../element/caption.js';
import { element } from '../element/element.js';
import type { Section } from '../element/section.js';
import { clipped } from '../text/clipped.js';
import type { View } from '../trial/view.js';
import { mistakesOf } from './mistakes.js';

/** What the tested network took each class for: a row for the true class, a column for the decided one. */
export const confusion: Section<View> = {
  id: 'confusion',
  title: 'Confusion matrix',
  draw: ({ data, width }) => {
    if (!data.confusion) return null;
    const { classes, counts } = data.confusion;
    const mistakes = mistakesOf(counts, 8);
    const listed = mistakes.map(({ label, answer, count }) =>
      element('li', {}, `${classes[label]} taken for ${classes[answer]}: ${count}`),
    );
    const list = element(
      'div',
      {},
      element('h3', {}, 'Most frequent mistakes'),
      listed.length === 0 ? 'None.' : element('ol', {}, ...listed),
    );
    return [
      element('div', { class: 'beside' }, matrix(classes, counts, mistakes[0]?.count ?? 1, width), list),
      caption(
        'Test samples by their true class (rows) and the class that was decided (columns); on the right, the share that was right. ' +
          'Mistakes are coloured relative to the most frequent one.',
      ),
    ];
  },
};

const longName = 14;
const marginRight = 56;

function matrix(
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
      cell < 26
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
