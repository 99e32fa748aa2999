import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nthSmallest } from './nth-smallest.js';

test('it is the value that sorting puts there', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ noNaN: true })), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(values, fc.nat(), (given, place) => {
      const n = place % given.length;
      const sorted = Float64Array.from(given).sort();
      expect(nthSmallest(Float64Array.from(given), n) + 0).toBe(sorted[n]! + 0);
    }),
  );
});
