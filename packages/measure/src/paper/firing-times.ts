import { percent } from '@s4nn/core';
import type { EvaluatedWeights } from '../evaluate-weights.js';
import { type FigureContent, single, tableOnly } from './figure.js';

/** When each output fires, per digit: the output of the label should be first. */
export const firingTimes = single('mnist', ({ evaluated }) => ({
  ...timesOf(evaluated),
  title: 'Mean firing time of each output, per digit',
}));

/** The same for two categories of Caltech-101, and the features of the hidden neurons. */
export const caltech = single('caltech', ({ evaluated, fields }) => {
  const { accuracy, samples, ties, silent } = evaluated;
  const times = timesOf(evaluated);
  return {
    ...times,
    title: 'Caltech-101: mean firing time of each output, per category, and learned features',
    caption: `${times.caption} Accuracy on ${samples} test images: lenient ${percent(accuracy.lenient)}, potential ${percent(accuracy.potential)}, ${ties} ties, ${silent} silent; the paper prints 99.2 %.`,
    fields: fields(),
  };
});

const timesOf = ({ names, firingTimes: times, network }: EvaluatedWeights): FigureContent => ({
  ...tableOnly,
  drawing: { kind: 'heat map', rows: 'class', columns: 'output', values: 'Mean firing time, steps' },
  title: '',
  caption: `In steps; silence counts as ${network.duration}, the duration. Each row is a class, each column an output.`,
  columns: ['class', ...names],
  rows: times.flatMap((row, truth) => (row === null ? [] : [[names[truth]!, ...row]])),
  unit: 'number',
});
