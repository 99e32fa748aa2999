import type { Evaluation } from '@s4nn/core';
import { expect, test } from 'vitest';
import { kept } from '../../test/run.js';
import { terminalOn } from '../terminal.js';
import { evaluationLines, factLines } from './evaluation-lines.js';

const { colours } = terminalOn(kept().stream, kept().stream).stdout;

test('an evaluation is a line for each decision rule, and what the network spent below', () => {
  const evaluation: Evaluation = {
    samples: 10000,
    accuracy: { lenient: 0.985, first: 0.9829, potential: 0.9833, expected: 0.9828, spiking: 0.9832 },
    ties: 45,
    silent: 6,
    decisionStep: 118.8,
    spikesToDecision: [117.8, 70.6, 1],
    spikes: null,
  };
  expect(evaluationLines(evaluation, colours)).toEqual([
    '  potential 98.33 %  ties go to the largest potential; the rule to quote',
    '  lenient   98.50 %  right if the label is among the earliest outputs, as the authors count',
    '  first     98.29 %  ties go to the lowest class',
    '  expected  98.28 %  a tie of k outputs counts 1/k',
    '  spiking   98.32 %  as potential, but silence is wrong',
    '  ties 45 (0.45 %) · silent 6 (0.06 %) · mean decision step 118.8',
    '  spikes to the decision: 117.8 · 70.6 · 1.0 (mean per sample: input · layers)',
  ]);
});

test('facts with a note have a line of their own', () => {
  expect(factLines([])).toEqual([]);
  expect(factLines([{ name: 'a', value: '1', note: 'b' }])).toEqual(['a: 1 (b)']);
});
