import { element, lineChart } from '@s4nn/charts';
import type { EvaluationData } from '../../src/evaluation.js';
import { caption } from '../element/caption.js';
import { ruleStyles } from '../text/rule-styles.js';

/** Accuracy over the mean decision step, for each factor on the outputs' threshold with which some output fires. */
export function thresholdChart(thresholds: EvaluationData['thresholds'], width: number): HTMLElement[] {
  const decided = thresholds.flatMap(({ decisionStep, ...each }) =>
    decisionStep === null ? [] : [{ decisionStep, ...each }],
  );
  if (decided.length === 0) return [element('p', {}, 'No output ever fired.')];
  const [potential, spiking] = ruleStyles;
  const points = (rule: 'potential' | 'spiking') =>
    decided.map((each) => [each.decisionStep, 100 * each[rule]] as const);
  return [
    ...lineChart(
      [
        { ...potential, points: points('potential'), labels: decided.map(({ factor }) => `× ${factor}`) },
        { ...spiking, points: points('spiking') },
      ],
      { x: { name: 'mean decision step', from: 0 }, y: { name: 'accuracy', unit: '%' } },
      width,
    ),
    caption("Beside each point is the factor on the outputs' threshold."),
  ];
}
