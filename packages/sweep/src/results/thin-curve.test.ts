import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curveLimit, thinCurve } from './thin-curve.js';

test('curves of a whole sweep are thinned to what a page carries, and not before', () => {
  expect(curveLimit(1000, 10, 1000)).toBeNull();
  expect(curveLimit(1001, 10, 1000)).toBe(64);
  // 50,000 trials of 500 epochs would be 600 MB.
  expect(curveLimit(25_000_000, 50_000, 1_000_000)).toBe(16);
  expect(curveLimit(1001, 5000, 1000)).toBe(2);
});

test('a thin curve has its first and its last point, and others evenly spread', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 7 }), (length, power) => {
      const curve = [...Array(length).keys()];
      const limit = 2 ** power;
      const thin = thinCurve(curve, limit);
      expect(thin).toHaveLength(Math.min(length, limit));
      expect([thin[0], thin.at(-1)]).toEqual([curve[0], curve.at(-1)]);
      const steps = thin.slice(1).map((point, index) => point - thin[index]!);
      if (steps.length > 0) expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
      expect(thinCurve(curve, null)).toBe(curve);
    }),
  );
});
