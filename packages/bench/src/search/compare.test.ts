import { expect, test } from 'vitest';
import { median } from '../median.js';
import { compare } from './compare.js';

test('scores worked out by hand', () => {
  const scores = compare({
    easy: { unit: 2, regrets: { ours: [1, 3, 2], theirs: [4, 4], absent: [0] } },
    hard: { unit: 10, regrets: { ours: [5, 5, Number.POSITIVE_INFINITY], theirs: [5, 1] } },
    solved: { unit: 1, regrets: { ours: [0, 0], theirs: [0, 0] } },
  });
  expect(scores.map(({ search }) => search)).toEqual(['ours', 'theirs']);
  const [ours, theirs] = scores;
  expect(ours!.normalised).toEqual({ easy: 1, hard: 0.5, solved: 0 });
  expect(theirs!.normalised).toEqual({ easy: 2, hard: 0.3, solved: 0 });
  expect(ours!.averageRank).toBeCloseTo((1 + 2 + 1.5) / 3, 12);
  expect(ours!.geometricMean).toBeCloseTo((1 * 0.5 * 1e-6) ** (1 / 3), 12);
  // Of hard, 2 of 6 pairs are equal and none is won.
  expect(theirs!.beaten).toBeCloseTo((1 + 1 / 6 + 0.5) / 3, 12);
  expect(ours!.beaten).toBe(0.5);
  expect(theirs!.better).toEqual(['hard']);
});

test('the median of an even number of values is between the two in the middle', () => {
  expect(median([4, 1, 3, 100])).toBe(3.5);
  expect(median([3, 1, 2])).toBe(2);
});
