import { percent } from '@s4nn/core';
import type { EvaluatedWeights } from '../evaluate-weights.js';
import { type Figure, single, tableOnly } from './figure.js';

/** When each output fires, by digit: the label's should come first. */
export const firingTimes = single('mnist', ({ evaluated }) => ({
  ...timesOf(evaluated),
  title: 'Mean firing time of each output by digit',
}));

/** The same of the two categories of Caltech-101, and what the hidden neurons look for. */
export const caltech = single('caltech', ({ evaluated, fields }) => {
  const { accuracy, samples, ties, silent } = evaluated;
  const times = timesOf(evaluated);
  return {
    ...times,
    title: 'Caltech: mean firing time of each output by category, and learned features',
    caption: `${times.caption} Accuracy on ${samples} test images: lenient ${percent(accuracy.lenient)}, potential ${percent(accuracy.potential)}, ${ties} ties, ${silent} silent; the paper prints 99.2 %.`,
    fields: fields(),
  };
});

const timesOf = ({ names, firingTimes: times, network }: EvaluatedWeights): Figure => ({
  ...tableOnly,
  drawing: { kind: 'heat map', rows: 'class', columns: 'output', values: 'Mean firing time, steps' },
  title: '',
  caption: `Steps of ${network.duration}, which is also what silence counts as. A row is a class, a column an output.`,
  columns: ['class', ...names],
  rows: times.flatMap((row, truth) => (row === null ? [] : [[names[truth]!, ...row]])),
  unit: 'number',
});
