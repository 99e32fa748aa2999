import { expect, test } from 'vitest';
import type { Conditions } from '../../src/compare.js';
import { exampleCompare } from '../../test/example-dashboard.js';
import { warningsOf } from './warnings.js';

const [one] = exampleCompare(1).sweeps;
const sweep = (name: string, conditions: Partial<Conditions> = {}) => ({
  ...{ ...one!, name },
  conditions: { ...one!.conditions, ...conditions },
});

test('nothing is warned of where all is the same', () => {
  expect(warningsOf([])).toEqual([]);
  expect(warningsOf([sweep('a')])).toEqual([]);
  expect(warningsOf([sweep('a'), sweep('b'), sweep('c')])).toEqual([]);
});

test('each condition that differs is told, with the sweeps that differ and what follows', () => {
  for (const condition of Object.keys(one!.conditions)) {
    const [warning, ...more] = warningsOf([sweep('a'), sweep('b', { [condition]: 'other' }), sweep('c')]);
    expect(more).toEqual([]);
    expect(warning).toMatch(/^Different [a-z ]+: .*\ba, c\b.*; .*\bb\b.*\. [A-Z].*\.$/);
  }
  expect(warningsOf([sweep('a'), sweep('b', { seed: '7' })])).toEqual([
    'Different seeds: 1 (a); 7 (b). Initial weights and validation samples differ: part of any difference is chance.',
  ]);
});

test('a log that does not say is told, unless none says', () => {
  expect(warningsOf([sweep('a'), sweep('b', { rule: null })])).toEqual([
    'Whether decision rules are the same is not known: b does not say.',
  ]);
  expect(warningsOf([sweep('a', { rule: null }), sweep('b', { rule: null })])).toEqual([]);
  expect(warningsOf([sweep('a'), sweep('b', { rule: 'first' }), sweep('c', { rule: null })])).toHaveLength(2);
});

test('other objectives are told, and so is which sweeps the charts show', () => {
  const other = { ...sweep('b'), objectives: [{ metric: 'decision.step', direction: 'minimize' as const }] };
  expect(warningsOf([sweep('a'), other])).toEqual([
    'Different objectives: maximize validation.accuracy (a); minimize decision.step (b). ' +
      'Charts show only sweeps with the first objective of a.',
  ]);
});
