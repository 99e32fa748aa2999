import { expect, test } from 'vitest';
import { bar, duration, parameterLine, parameterText, shortName } from './format.js';

test.each([
  [-1, '0 s'],
  [0.4, '0 s'],
  [59.4, '59 s'],
  [59.6, '1 min 00 s'],
  [185, '3 min 05 s'],
  [3599.7, '1 h 00 min'],
  [7800, '2 h 10 min'],
  [90_000, '25 h 00 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test('parameters have four digits, whole numbers all of theirs', () => {
  expect([0.123456, 12345, 1e-9, 'asha', true, null].map(parameterText)).toEqual([
    '0.1235',
    '12345',
    '1e-9',
    'asha',
    'true',
    'null',
  ]);
});

test('parameters are named without what goes without saying', () => {
  expect(shortName('/network/layers/0/learningRate')).toBe('layers/0/learningRate');
  expect(shortName('/training/batch')).toBe('batch');
  expect(shortName('/encoder/duration')).toBe('encoder/duration');
  expect(parameterLine({ '/training/batch': 16, '/encoder/use': 'x', '/network/a': 0.123456 })).toBe(
    'batch 16, encoder/use x, a 0.1235',
  );
  expect(parameterLine({})).toBe('');
});

test('a bar is filled by its share, and never beyond its width', () => {
  expect([0, 0.5, 1, 2, -1].map((share) => bar(share, 4))).toEqual(['────', '━━──', '━━━━', '━━━━', '────']);
});
