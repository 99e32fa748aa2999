import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sparkline, type Trend, trendAfter } from './trend.js';

const empty: Trend = { every: 1, ended: 0, values: [] };
const trendOf = (values: readonly number[]): Trend => values.reduce(trendAfter, empty);

test('a trend holds each of a few values, and of many a selection in their order that ends with the last one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), (count) => {
      const all = Array.from({ length: count }, (_, index) => index);
      const { values, ended } = trendOf(all);
      expect(ended).toBe(count);
      expect(values.length).toBeLessThanOrEqual(128);
      if (count <= 128) expect(values).toEqual(all);
      else expect(values.length).toBeGreaterThanOrEqual(63);
      expect(values).toEqual([...values].sort((a, b) => a - b));
      expect(new Set(values).size).toBe(values.length);
      expect(values.at(-1)).toBe(count - 1);
    }),
  );
});

test('bars go from the lowest to the highest value, and end with the last one', () => {
  expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 20)).toBe('▁▂▃▄▅▆▇█');
  expect(sparkline([7, 0], 20)).toBe('█▁');
  expect(sparkline([0.5, 0.5], 20)).toBe('▄▄');
  expect(
    sparkline(
      Array.from({ length: 100 }, (_, index) => index),
      4,
    ),
  ).toBe('▁▃▆█');
  expect(sparkline([], 20)).toBe('');
  expect(sparkline([1, 2], 0)).toBe('');
});
