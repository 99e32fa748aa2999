import { element } from '@s4nn/charts';
import type { PackedField } from '../../src/field.js';
import type { TrialAnswers } from '../../src/trial.js';
import { caption } from '../element/caption.js';
import { greyImage } from '../element/image.js';
import { raster } from '../show/raster.js';
import { confusionMatrix } from '../sweep/confusion-matrix.js';
import { mistakesOf } from '../sweep/mistakes.js';

/** A network's confusion matrix on validation samples, and one of them with its spikes. */
export function answersOf(
  { said, confusion, show }: TrialAnswers<PackedField>,
  width: number,
): readonly HTMLElement[] {
  const { classes, counts } = confusion;
  return [
    element('h3', {}, 'A sample and its spikes'),
    element('p', {}, show.caption),
    element(
      'div',
      { class: 'beside' },
      show.image && greyImage('the sample', show.image),
      raster(show.layers, show.duration, show.decision, Math.min(640, width)),
    ),
    element('h3', {}, 'Confusion matrix'),
    element('p', {}, said),
    confusionMatrix(classes, counts, mistakesOf(counts, 1)[0]?.count ?? 1, width),
    caption(
      'Validation samples: rows are true classes, columns are decided classes, and on the right is the share that was right. Mistakes are coloured ' +
        'relative to the most frequent one.',
    ),
  ];
}
