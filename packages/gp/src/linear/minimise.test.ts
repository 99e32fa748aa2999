import { expect, test } from 'vitest';
import { minimise, type Slope } from './minimise.js';

/** Rosenbrock's valley, whose minimum is at 1, 1. */
function rosenbrock(at: Float64Array): Slope {
  const [x, y] = [at[0]!, at[1]!];
  return {
    value: 100 * (y - x * x) ** 2 + (1 - x) ** 2,
    gradient: Float64Array.of(-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)),
  };
}

test("it follows Rosenbrock's valley to its end", () => {
  const { at, value } = minimise(rosenbrock, [-1.2, 1], { low: [-5, -5], high: [5, 5], steps: 200 })!;
  expect(value).toBeLessThan(1e-6);
  expect([...at].map((coordinate) => Math.round(coordinate * 100) / 100)).toEqual([1, 1]);
});

test('a bound holds it, and what is not free stays there', () => {
  const { at } = minimise(rosenbrock, [0, 0], { low: [-1, -1], high: [0.5, 5], steps: 100 })!;
  expect(at[0]).toBe(0.5);
  expect(at[1]).toBeCloseTo(0.25, 3);
});

test('where there is no value it does not begin, and it never goes there', () => {
  expect(minimise(() => null, [0], { low: [-1], high: [1], steps: 5 })).toBeNull();
  const cliff = (at: Float64Array): Slope | null =>
    at[0]! < 0.2 ? null : { value: at[0]!, gradient: Float64Array.of(1) };
  const { at } = minimise(cliff, [0.9], { low: [0], high: [1], steps: 50 })!;
  expect(at[0]).toBeGreaterThanOrEqual(0.2);
  expect(at[0]).toBeLessThan(0.9);
});
