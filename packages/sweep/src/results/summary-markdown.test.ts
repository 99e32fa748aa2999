import type { Summary } from '@s4nn/log';
import { expect, test } from 'vitest';
import { summaryMarkdown } from './summary-markdown.js';

const single: Summary = {
  name: 'mnist',
  seed: 7,
  trials: { complete: 0, pruned: 0, failed: 0 },
  best: null,
  test: {
    samples: 400,
    accuracy: { lenient: 0.985, first: 0.9829, potential: 0.9833, expected: 0.9828, spiking: 0.98 },
    ties: 45,
    silent: 4,
    decisionStep: 118.84,
    spikesToDecision: [117.8, 70.62, 1],
    spikes: [183.1, 136, 1.3],
  },
  looks: 1,
  reproducible: true,
  ended: null,
  seconds: 12.34,
};

test('a single run: the test under each decision rule, the one to quote in bold, and what it took', () => {
  expect(summaryMarkdown(single)).toBe(`# mnist

A single run; seed 7.

On 400 test samples, evaluated once, with the weights of the last epoch:

| decision rule | accuracy |
|---|---|
| potential: ties go to the largest potential; the rule to quote | **98.33 %** |
| lenient: right if the label is among the earliest outputs, as the authors count | 98.50 % |
| first: ties go to the lowest class | 98.29 % |
| expected: a tie of k outputs counts 1/k | 98.28 % |
| spiking: as potential, but silence is wrong | 98.00 % |

- ties: 45 (11.25 %)
- silent: 4 (1.00 %)
- mean decision step: 118.8
- spikes to the decision: 117.8 · 70.6 · 1.0 (mean per sample: input · layers)
- spikes in all: 183.1 · 136.0 · 1.3 (mean per sample: input · layers)

This run took 12.3 s.
`);
});

test('a sweep: its best trial, and the Pareto front of several objectives', () => {
  const values = { 'validation.accuracy': 0.9, 'spikes.toDecision': 512.34 };
  const best = { trial: 3, parameters: { '/training/batch': 16 }, values };
  const front = [best, { ...best, trial: 5, values: { ...values, 'validation.accuracy': 0.85 } }];
  const trials = { complete: 6, pruned: 1, failed: 0 };
  const text = summaryMarkdown({ ...single, trials, best, front });
  expect(
    text,
  ).toContain(`6 trials complete, 1 pruned, 0 failed; seed 7. Best: trial 3 with validation.accuracy 90.00 %, spikes.toDecision 512.3 on the validation samples, retrained on all training samples.

| parameter | value |
|---|---|
| \`/training/batch\` | 16 |

The Pareto front (no trial beats these in all objectives):

| trial | validation.accuracy | spikes.toDecision |
|---|---|---|
| 3 | 90.00 % | 512.3 |
| 5 | 85.00 % | 512.3 |
`);
});
