import { expect, test } from 'vitest';
import { mistakesOf } from './mistakes.js';

test('the most frequent mistakes come first, right answers never', () => {
  const counts = [
    [90, 2, 0],
    [5, 80, 1],
    [0, 7, 99],
  ];
  expect(mistakesOf(counts, 3)).toEqual([
    { label: 2, answer: 1, count: 7 },
    { label: 1, answer: 0, count: 5 },
    { label: 0, answer: 1, count: 2 },
  ]);
});
