import { element } from '@s4nn/charts';
import type { PackedField } from '../../src/field.js';
import type { TrialData } from '../../src/trial.js';
import { caption } from '../element/caption.js';
import { greyImage } from '../element/image.js';
import type { LiveView } from '../element/live-document.js';
import type { Section } from '../element/section.js';
import { raster } from '../show/raster.js';
import { confusionMatrix } from '../sweep/confusion-matrix.js';
import { mistakesOf } from '../sweep/mistakes.js';

/** What the trial's network does: its confusion matrix, and a sample at work; or why there is none to look at. */
export const network: Section<LiveView<TrialData<PackedField>>> = {
  id: 'network',
  title: 'Its network',
  draw: ({ data: { network }, width }) => {
    if (network.state !== 'kept') return [element('p', {}, network.why)];
    const { samples, confusion, show } = network;
    return [
      ...(confusion
        ? [
            element('h3', {}, 'Confusion matrix'),
            confusionMatrix(
              confusion.classes,
              confusion.counts,
              mistakesOf(confusion.counts, 1)[0]?.count ?? 1,
              width,
            ),
            caption(
              `${samples}: rows are true classes, columns are decided classes, and on the right is the share that was right.`,
            ),
          ]
        : []),
      ...(show
        ? [
            element('h3', {}, 'A sample and its spikes'),
            element('p', {}, show.caption),
            element(
              'div',
              { class: 'beside' },
              show.image && greyImage('the sample', show.image),
              raster(show.layers, show.duration, show.decision, Math.min(640, width)),
            ),
          ]
        : []),
    ];
  },
};
