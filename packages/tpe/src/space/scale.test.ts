import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Normal, Uniform } from './expression.js';
import { scaleOf } from './scale.js';

const valuesOf = (expression: Uniform | Normal) => {
  const { grid, decode } = scaleOf(expression, '/x');
  return Array.from({ length: grid!.cells }, (_, cell) =>
    decode((grid!.edge(cell) + grid!.edge(cell + 1)) / 2),
  );
};

test('quantised values are the multiples of q within the bounds, as people write them', () => {
  expect(valuesOf({ name: 'quniform', low: 1, high: 10, q: 4 })).toEqual([4, 8]);
  expect(valuesOf({ name: 'quniform', low: 0, high: 0.3, q: 0.1 })).toEqual([0, 0.1, 0.2, 0.3]);
  expect(valuesOf({ name: 'quniform', low: -0.2, high: 0.1, q: 0.1 })).toEqual([-0.2, -0.1, 0, 0.1]);
  expect(valuesOf({ name: 'qloguniform', low: Math.log(700), high: Math.log(1000), q: 100 })).toEqual([
    700, 800, 900, 1000,
  ]);
  expect(valuesOf({ name: 'qlognormal', mu: -1, sigma: 0.2, q: 0.5 })).toEqual([0, 0.5, 1, 1.5, 2]);
});

test('cells tile the unit interval', () => {
  const { grid } = scaleOf({ name: 'qloguniform', low: 0, high: Math.log(50), q: 1 }, '');
  const edges = Array.from({ length: grid!.cells + 1 }, (_, cell) => grid!.edge(cell));
  expect(edges[0]).toBe(0);
  expect(edges.at(-1)).toBe(1);
  expect(edges).toEqual([...edges].sort((a, b) => a - b));
  // A cell holds the share of a log-uniform number that rounds to it.
  expect(edges[10]! - edges[9]!).toBeCloseTo(Math.log(10.5 / 9.5) / Math.log(50.5 / 0.5), 12);
});

test('a uniform position gives the normal distribution', () => {
  const { decode, encode } = scaleOf({ name: 'normal', mu: 3, sigma: 2 }, '');
  expect(decode(0.5)).toBeCloseTo(3, 12);
  expect(decode(0.8413447460685429)).toBeCloseTo(5, 9);
  expect(encode(1)).toBeCloseTo(0.15865525393145707, 12);
});

test('any position gives a value within bounds and on the grid, and encoding it is stable', () => {
  const bounds = fc
    .tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0.01, max: 9, noNaN: true }))
    .map(([low, width]) => ({ low, high: low + width }));
  const q = fc.constantFrom(0.05, 0.1, 1, 3, 50);
  const position = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(bounds, q, fc.boolean(), fc.boolean(), position, (range, step, log, quantised, at) => {
      const natural = log ? Math.exp : (value: number) => value;
      const [low, high] = [natural(range.low), natural(range.high)];
      const count = Math.floor(high / step) - Math.max(Math.ceil(low / step), log ? 1 : -Infinity) + 1;
      fc.pre(!quantised || count >= 1);
      const name = `${quantised ? 'q' : ''}${log ? 'log' : ''}uniform`;
      const scale = scaleOf({ name, ...range, ...(quantised && { q: step }) } as never, '');
      const value = scale.decode(at);
      expect(value).toBeGreaterThanOrEqual(low - 1e-11 * Math.abs(low) - 1e-300);
      expect(value).toBeLessThanOrEqual(high + 1e-11 * Math.abs(high));
      if (quantised) expect(value / step - Math.round(value / step)).toBeCloseTo(0, 3);
      expect(scale.decode(scale.encode(value)) / (value || 1)).toBeCloseTo(value === 0 ? 0 : 1, 9);
      if (quantised) expect(scale.decode(scale.encode(value))).toBe(value);
    }),
  );
});
