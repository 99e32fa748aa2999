import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundThreshold } from './round.js';

const potential = fc.float({ noNaN: true, noDefaultInfinity: true });

test('a float32 potential crosses the rounded threshold exactly when it crosses the threshold', () => {
  const threshold = fc.double({ min: 1e-30, max: 1e30, noNaN: true });
  fc.assert(
    fc.property(threshold, potential, (threshold, potential) => {
      const near = [Math.fround(threshold), potential, threshold + 1e-9, threshold - 1e-9].map(Math.fround);
      for (const value of near) {
        expect(value > roundThreshold(threshold, '>')).toBe(value > threshold);
        expect(value >= roundThreshold(threshold, '>=')).toBe(value >= threshold);
      }
    }),
    { numRuns: 2000 },
  );
});

test('what float32 holds stays as it is', () => {
  for (const threshold of [1, 0.5, 100, 2 ** -10]) {
    expect(roundThreshold(threshold, '>')).toBe(threshold);
    expect(roundThreshold(threshold, '>=')).toBe(threshold);
  }
});
