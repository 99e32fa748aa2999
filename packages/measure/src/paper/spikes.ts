import { single, tableOnly } from './figure.js';

/** What a decision takes, by digit. */
export const spikes = single('mnist', ({ evaluated }) => {
  const { classes, names, decisionStep, spikesToDecision } = evaluated;
  const layers = spikesToDecision.slice(1).reduce((sum, count) => sum + count, 0);
  return {
    ...tableOnly,
    drawing: { kind: 'bars' },
    title: 'Spikes and firing time to the decision by digit',
    caption:
      'Means over test samples: spikes of the hidden neurons and the outputs until the decision, and the step of the earliest output, silent samples left out.',
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
