import { single, tableOnly } from './figure.js';

/** Spikes and time to the decision, per digit. */
export const spikes = single('mnist', ({ evaluated }) => {
  const { classes, names, decisionStep, spikesToDecision } = evaluated;
  const layers = spikesToDecision.slice(1).reduce((sum, count) => sum + count, 0);
  return {
    ...tableOnly,
    drawing: { kind: 'bars' },
    title: 'Spikes and time to the decision, per digit',
    caption:
      'Means over test samples: the spikes of hidden neurons and outputs until the decision, and the step of the earliest output spike (without silent samples).',
    columns: ['digit', 'spikes', 'firing time, steps'],
    rows: [
      ...classes.map(({ spikesToDecision, decisionStep }, digit) => [
        names[digit]!,
        spikesToDecision,
        decisionStep,
      ]),
      ['all', layers, decisionStep],
    ],
    unit: 'number',
  };
});
