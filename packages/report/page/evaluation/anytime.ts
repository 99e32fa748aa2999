import { lineChart, lineStyles } from '@s4nn/charts';
import type { EvaluationData } from '../../src/evaluation.js';

/** How many samples are decided, and right, if the answer is read at a step. */
export const anytimeChart = (anytime: EvaluationData['anytime'], width: number): HTMLElement[] =>
  lineChart(
    [
      {
        ...{ name: 'decided', colour: lineStyles[2].colour, stroke: 'dashed' },
        points: anytime.map(({ step, decided }) => [step, 100 * decided]),
      },
      {
        ...{ name: 'decided, and right', colour: lineStyles[0].colour },
        points: anytime.map(({ step, right }) => [step, 100 * right]),
      },
    ],
    { x: { name: 'step at which the answer is read' }, y: { name: 'samples', unit: '%' } },
    width,
  );
