import fc from 'fast-check';
import { expect, test } from 'vitest';
import { improvement, improvementSlopes } from './improvement.js';

/** The expectation as a sum over the normal density. */
function summed(best: number, mean: number, deviation: number): number {
  const step = 1e-4;
  let sum = 0;
  for (let z = -12; z < 12; z += step) {
    const gain = best - (mean + deviation * z);
    if (gain > 0) sum += gain * Math.exp(-0.5 * z * z);
  }
  return Math.log((sum * step) / Math.sqrt(2 * Math.PI));
}

test.each([
  [0, 0, 1],
  [1, -2, 0.5],
  [0, 3, 1],
  [-1, 2, 0.6],
])('below %d from %d ± %d it is the expectation', (best, mean, deviation) => {
  expect(improvement(best, { mean, deviation })).toBeCloseTo(summed(best, mean, deviation), 4);
});

test('it is continuous where it is tiny, and finite everywhere', () => {
  const at = (z: number) => improvement(z, { mean: 0, deviation: 1 });
  expect(at(-10 - 1e-9)).toBeCloseTo(at(-10 + 1e-9), 5);
  // log φ(z) − 2 log |z| + log(1 − 3 / z²) of far tails.
  expect(at(-100)).toBeCloseTo(-5000 - 0.5 * Math.log(2 * Math.PI) - 2 * Math.log(100) - 3e-4, 5);
  expect(Number.isFinite(at(-1e5))).toBe(true);
});

test('its gradient is its slope', () => {
  const step = 1e-6;
  const near = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(near, near, fc.double({ min: 0.1, max: 2, noNaN: true }), (best, mean, deviation) => {
      const slopes = { mean, deviation, ofMean: Float64Array.of(1, 0), ofDeviation: Float64Array.of(0, 1) };
      const { value, gradient } = improvementSlopes(best, slopes);
      expect(value).toBe(improvement(best, { mean, deviation }));
      const byMean = improvement(best, { mean: mean + step, deviation });
      const byDeviation = improvement(best, { mean, deviation: deviation + step });
      expect(gradient[0]! * step).toBeCloseTo(byMean - value, 6);
      expect(gradient[1]! * step).toBeCloseTo(byDeviation - value, 6);
    }),
  );
});
