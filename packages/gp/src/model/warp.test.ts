import fc from 'fast-check';
import { expect, test } from 'vitest';
import { warped } from './warp.js';

test('the order stays, with mean 0 and variance 1', () => {
  const losses = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 50 });
  fc.assert(
    fc.property(losses, (losses) => {
      const values = warped(losses);
      expect(values.every(Number.isFinite)).toBe(true);
      for (const [k, loss] of losses.entries()) {
        const lower = losses.findIndex((other) => other < loss);
        if (lower >= 0) expect(values[lower]!).toBeLessThanOrEqual(values[k]!);
      }
      const mean = values.reduce((a, b) => a + b) / values.length;
      expect(mean).toBeCloseTo(0, 6);
    }),
  );
});

test('good losses keep their differences beside one that is a thousand times worse', () => {
  const [best, good, , awful] = warped([0.01, 0.02, 0.05, 30, 0.5, 2]) as [number, number, number, number];
  expect((good - best) / (awful - best)).toBeGreaterThan(3 * (0.01 / 29.99));
  expect(warped([3, 3, 3])).toEqual([0, 0, 0]);
});
