import { expect, test } from 'vitest';
import { bar, duration, oneLine, parameterLine, parameterText } from './format.js';

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

test('parameters have short names', () => {
  const parameters = { '/training/batch': 16, '/network/layers/1/learningRate': 0.123456 };
  expect(parameterLine(parameters, 2)).toBe('batch 16, output learning rate 0.1235');
  expect(parameterLine(parameters, null)).toBe('batch 16, layer 1 learning rate 0.1235');
  expect(parameterLine({}, 2)).toBe('');
});

test('a text from outside is one line, and nothing in it is obeyed', () => {
  expect(oneLine('Error: no\n    at x')).toBe('Error: no');
  expect(oneLine('\x1b[2Ja\tb\x07c\u202ed')).toBe('a b c d');
});

test('a bar is filled by its share, and never beyond its width', () => {
  expect([0, 0.5, 1, 2, -1].map((share) => bar(share, 4))).toEqual(['────', '━━──', '━━━━', '━━━━', '────']);
});
