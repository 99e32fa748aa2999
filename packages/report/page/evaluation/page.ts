import { element } from '@s4nn/charts';
import type { EvaluationData } from '../../src/evaluation.js';
import type { PackedField } from '../../src/field.js';
import { blockBody, blockOf } from '../element/block.js';
import { caption } from '../element/caption.js';
import { openDocument } from '../element/document.js';
import { confusionMatrix } from '../sweep/confusion-matrix.js';
import { mistakesOf } from '../sweep/mistakes.js';
import { anytimeChart } from './anytime.js';
import { costCharts } from './costs.js';
import { galleryOf } from './gallery.js';
import { thresholdChart } from './thresholds.js';

/** The page of an evaluated network: tables, and charts of what they say. */
export function evaluationPage(data: EvaluationData<PackedField>): void {
  const { heading, blocks, names, confusion, gallery, anytime, thresholds, costs } = data;
  openDocument(heading, [
    {
      ...{ id: 'accuracy', title: 'Accuracy' },
      draw: () => [
        element(
          'div',
          { class: 'cards' },
          ...[blocks.accuracy, blocks.classes].map((block) => element('div', {}, ...blockOf(block))),
        ),
      ],
    },
    {
      ...{ id: 'confusion', title: 'Confusion matrix' },
      draw: ({ width }) => [
        confusionMatrix(names, confusion, mistakesOf(confusion, 1)[0]?.count ?? 1, width),
        caption(
          'Rows are true classes, columns are the classes that the potential rule decided on, and on the right is the share that was right. ' +
            'Mistakes are coloured relative to the most frequent one.',
        ),
        ...blockOf(blocks.mistakes),
      ],
    },
    { ...{ id: 'gallery', title: 'Wrong answers' }, draw: () => galleryOf(gallery) },
    {
      ...{ id: 'anytime', title: 'Answers at any step' },
      draw: ({ width }) => [...anytimeChart(anytime, width), ...blockOf(blocks.anytime)],
    },
    {
      ...{ id: 'thresholds', title: 'Accuracy against latency' },
      draw: ({ width }) => [...thresholdChart(thresholds, width), ...blockOf(blocks.thresholds)],
    },
    { ...{ id: 'neurons', title: 'Silent neurons' }, draw: () => blockBody(blocks.neurons) },
    {
      ...{ id: 'costs', title: 'Operations and energy' },
      draw: ({ width }) => [...costCharts(costs, width), ...blockBody(blocks.costs)],
    },
  ]);
}
