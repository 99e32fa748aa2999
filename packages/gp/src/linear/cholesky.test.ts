import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factorise, inverse, solveLower, solveUpper } from './cholesky.js';

/** A Aᵀ + I of a random A: positive definite. */
const definite = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc
    .array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: n * n, maxLength: n * n })
    .map((entries) => {
      const at = (i: number, j: number) => entries[i * n + j]!;
      const sums = Array.from({ length: n * n }, (_, cell) => {
        const [i, j] = [Math.floor(cell / n), cell % n];
        return Array.from({ length: n }, (_, k) => at(i, k) * at(j, k)).reduce(
          (a, b) => a + b,
          i === j ? 1 : 0,
        );
      });
      return { n, matrix: Float64Array.from(sums) };
    }),
);

test('what is solved and inverted gives the matrix back', () => {
  fc.assert(
    fc.property(definite, ({ n, matrix }) => {
      const lower = matrix.slice();
      expect(factorise(lower, n)).toBe(true);
      const b = Float64Array.from({ length: n }, (_, k) => k - 1.5);
      const x = solveUpper(lower, n, solveLower(lower, n, b, new Float64Array(n)), new Float64Array(n));
      const inverted = inverse(lower, n);
      for (let i = 0; i < n; i++) {
        const row = Array.from({ length: n }, (_, k) => matrix[i * n + k]!);
        expect(row.reduce((sum, entry, k) => sum + entry * x[k]!, 0)).toBeCloseTo(b[i]!, 8);
        for (let j = 0; j < n; j++) {
          const entry = (k: number) => inverted[Math.max(k, j) * n + Math.min(k, j)]!;
          expect(row.reduce((sum, value, k) => sum + value * entry(k), 0)).toBeCloseTo(i === j ? 1 : 0, 8);
        }
      }
    }),
  );
});

test('what is not positive definite is refused', () => {
  expect(factorise(Float64Array.of(1, 2, 2, 1), 2)).toBe(false);
  expect(factorise(Float64Array.of(Number.NaN), 1)).toBe(false);
});
