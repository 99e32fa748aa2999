import { element } from '@s4nn/charts';
import { caption } from '../element/caption.js';
import type { Section } from '../element/section.js';
import type { View } from '../trial/view.js';
import { confusionMatrix } from './confusion-matrix.js';
import { mistakesOf } from './mistakes.js';

/** What the tested network took each class for: one row per true class, one column per decided class. */
export const confusion: Section<View> = {
  id: 'confusion',
  title: 'Confusion matrix',
  isShown: ({ data }) => data.confusion !== null,
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
      element(
        'div',
        { class: 'beside' },
        confusionMatrix(classes, counts, mistakes[0]?.count ?? 1, width),
        list,
      ),
      caption(
        'Test samples: rows are true classes, columns are decided classes, and on the right is the share that was right. ' +
          'Mistakes are coloured relative to the most frequent one.',
      ),
    ];
  },
};
