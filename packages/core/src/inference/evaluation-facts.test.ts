import { expect, test } from 'vitest';
import { decisionRules } from './decision-rules.js';
import type { Evaluation } from './evaluate.js';
import { evaluationFacts, meanText } from './evaluation-facts.js';

const evaluation: Evaluation = {
  samples: 400,
  accuracy: { lenient: 0.985, first: 0.9829, potential: 0.9833, expected: 0.9828, spiking: 0.98 },
  ties: 45,
  silent: 0,
  decisionStep: 118.84,
  spikesToDecision: [117.8, 70.62, 1],
  spikes: [183.1, 136, 1.3],
};

test('accuracies come with what their rule means, the one to quote first', () => {
  const { rules } = evaluationFacts(evaluation);
  expect(rules.map(({ name, value }) => [name, value])).toEqual([
    ['potential', '98.33 %'],
    ['lenient', '98.50 %'],
    ['first', '98.29 %'],
    ['expected', '98.28 %'],
    ['spiking', '98.00 %'],
  ]);
  expect(Object.fromEntries(rules.map(({ name, note }) => [name, note]))).toEqual(decisionRules);
});

test('so do ties, silence, steps and spikes', () => {
  const note = 'mean per sample: input · layers';
  expect(evaluationFacts(evaluation).facts).toEqual([
    { name: 'ties', value: '45 (11.25 %)' },
    { name: 'silent', value: '0 (0.00 %)' },
    { name: 'mean decision step', value: '118.8' },
    { name: 'spikes to the decision', value: '117.8 · 70.6 · 1.0', note },
    { name: 'spikes in all', value: '183.1 · 136.0 · 1.3', note },
  ]);
});

test('a network that decides nothing is said to', () => {
  const warnings = (change: Partial<Evaluation>) =>
    evaluationFacts({ ...evaluation, ...change }).facts.filter(({ name }) => name === 'warning');
  expect(warnings({ ties: 399, silent: 399 })).toEqual([]);
  expect(warnings({ ties: 400 })).toEqual([
    { name: 'warning', value: 'all samples are ties: the network tells no class from another' },
  ]);
  expect(warnings({ ties: 400, silent: 400 })).toEqual([
    { name: 'warning', value: 'no output fires on any sample: the thresholds are too high' },
  ]);
});

test('what was not measured is left out, and nothing is divided by no samples', () => {
  const none = { ...evaluation, samples: 0, ties: 0, decisionStep: null, spikes: null };
  expect(evaluationFacts(none).facts.map(({ value }) => value)).toEqual([
    ...['0 (0.00 %)', '0 (0.00 %)', 'none'],
    '117.8 · 70.6 · 1.0',
  ]);
  expect(meanText(2)).toBe('2.0');
});
