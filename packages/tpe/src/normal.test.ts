import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cumulative, mass, quantile } from './normal.js';

test.each([
  [-10, 7.619853024160527e-24, 1e-8],
  [-8, 6.220960574271785e-16, 1e-9],
  [-5, 2.866515718791939e-7, 1e-11],
  [-3, 1.3498980316300946e-3, 1e-12],
  [-1, 0.15865525393145707, 1e-12],
  [-0.5, 0.30853753872598694, 1e-12],
  [0, 0.5, 0],
  [1.96, 0.9750021048517795, 1e-12],
  [6, 0.9999999990134123, 1e-15],
])('Φ(%d) is %d', (z, expected, relative) => {
  expect(Math.abs(cumulative(z) - expected)).toBeLessThanOrEqual(relative * expected);
});

test('the mass between two numbers keeps its digits in both tails', () => {
  const expected = 6.220960574271785e-16 - 1.1285884059538408e-19;
  expect(mass(8, 9) / expected).toBeCloseTo(1, 8);
  expect(mass(-9, -8) / expected).toBeCloseTo(1, 8);
  expect(mass(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(1);
});

test('Φ rises, and Φ⁻¹ undoes it', () => {
  const z = fc.double({ min: -8, max: 8, noNaN: true });
  fc.assert(
    fc.property(z, z, (a, b) => {
      if (b - a > 1e-9 && b < 5) expect(cumulative(a)).toBeLessThan(cumulative(b));
      // To the right of 5 doubles just below 1 are too coarse to tell.
      if (a < 5) expect(quantile(cumulative(a))).toBeCloseTo(a, 8);
    }),
  );
});

test('the inverse is finite at the ends of the interval', () => {
  expect(quantile(0)).toBeLessThan(-30);
  expect(quantile(1)).toBeGreaterThan(30);
  expect(Number.isFinite(quantile(0)) && Number.isFinite(quantile(1))).toBe(true);
});
