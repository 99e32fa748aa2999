import type { EvaluationData } from '../../src/evaluation.js';
import { chartWidth } from '../chart/chart-width.js';
import { blockBody, blockOf } from '../element/block.js';
import { caption } from '../element/caption.js';
import { openDocument } from '../element/document.js';
import { anytimeChart } from './anytime.js';
import { confusionTable } from './confusion-table.js';
import { thresholdChart } from './thresholds.js';

/** The page of an evaluated network: tables, and charts of what they say. */
export function evaluationPage(data: EvaluationData): void {
  const { heading, blocks, anytime, thresholds } = data;
  openDocument(heading, [
    {
      ...{ id: 'accuracy', title: 'Accuracy' },
      draw: () => [...blockOf(blocks.accuracy), ...blockOf(blocks.classes)],
    },
    {
      ...{ id: 'confusion', title: 'Confusion matrix' },
      draw: () => [
        confusionTable(data),
        caption('Rows are true classes, columns are the classes that the potential rule decided on.'),
        ...blockOf(blocks.mistakes),
      ],
    },
    {
      ...{ id: 'anytime', title: 'Answers at any step' },
      draw: (frame) => [...anytimeChart(anytime, chartWidth(frame)), ...blockOf(blocks.anytime)],
    },
    {
      ...{ id: 'thresholds', title: 'Accuracy against latency' },
      draw: (frame) => [...thresholdChart(thresholds, chartWidth(frame)), ...blockOf(blocks.thresholds)],
    },
    { ...{ id: 'neurons', title: 'Silent neurons' }, draw: () => blockBody(blocks.neurons) },
    { ...{ id: 'costs', title: 'Synaptic operations and energy' }, draw: () => blockBody(blocks.costs) },
  ]);
}
