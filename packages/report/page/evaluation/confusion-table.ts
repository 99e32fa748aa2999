import type { EvaluationData } from '../../src/evaluation.js';
import { element } from '../element/element.js';
import { scrolling } from '../element/table.js';

/** Counts by true and by decided class; the larger its share of a row, the stronger a cell's colour. */
export function confusionTable({ names, confusion }: EvaluationData): HTMLElement {
  const heads = names.map((name) => element('th', { scope: 'col', class: 'number' }, name));
  const rows = confusion.map((row, truth) => {
    const total = row.reduce((sum, count) => sum + count, 0) || 1;
    const cells = row.map((count, answer) =>
      element(
        'td',
        { class: 'number', style: background(truth === answer, count / total) },
        count === 0 ? '' : String(count),
      ),
    );
    return element('tr', {}, element('th', { scope: 'row' }, names[truth]!), ...cells);
  });
  return scrolling(
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, element('th'), ...heads)),
      element('tbody', {}, ...rows),
    ),
  );
}

function background(isRight: boolean, share: number): string {
  const colour = isRight ? 'var(--complete)' : 'var(--best)';
  // Mistakes are few: a tenth of a class is as strong as can be.
  const strength = isRight ? 25 * share : Math.min(60, 600 * share);
  return `background: color-mix(in srgb, ${colour} ${strength.toFixed(0)}%, transparent)`;
}
