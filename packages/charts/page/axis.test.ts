import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reachOf, within } from './reach.js';
import { marksOf, positionOf, stopsOf } from './ruler.js';
import { wholeTicks } from './whole-ticks.js';

test('what lies far from the others does not stretch the axis', () => {
  const reach = reachOf([0.1, 0.94, 0.95, 0.95, 0.955, 0.96]);
  expect(reach.beyond).toBe(1);
  expect(reach.domain[0]).toBeGreaterThan(0.93);
  expect(reach.domain[1]).toBeLessThan(0.97);
  expect([within(reach, 0.1), within(reach, 0.95)]).toEqual([reach.domain[0], 0.95]);
});

test('what a chart is about lies within its axis, however far from the others', () => {
  const others = [0.94, 0.95, 0.95, 0.955, 0.96];
  const reach = reachOf([...others, 0.2], [0.1, Number.NaN]);
  expect(reach.beyond).toBe(0);
  expect(reach.domain[0]).toBeLessThan(0.1);
  expect(reachOf([...others, 0.2], [0.97]).beyond).toBe(1);
});

test('an axis holds the middle half of any values and is never empty', () => {
  const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const { domain, beyond } = reachOf([...values, Number.NaN]);
      expect(domain[0]).toBeLessThan(domain[1]);
      const inside = values.filter((one) => one >= domain[0] && one <= domain[1]);
      expect(inside.length).toBeGreaterThanOrEqual(values.length - beyond);
      expect(beyond).toBeLessThanOrEqual(values.length / 2);
    }),
  );
});

const size = { name: 'size', kind: 'number', low: 100, high: 1000, log: false } as const;
const rate = { name: 'rate', kind: 'number', low: 0.01, high: 1, log: true } as const;
const encoder = {
  name: 'encoder',
  kind: 'choice',
  choices: ['latency', 'rank-order', 'log-latency'],
} as const;

test('values lie on their range by value, logarithm or place', () => {
  expect([100, 550, 1000].map((value) => positionOf(size, value))).toEqual([0, 0.5, 1]);
  expect(positionOf(rate, 0.1)).toBeCloseTo(0.5, 12);
  expect(['latency', 'rank-order', 'log-latency'].map((value) => positionOf(encoder, value))).toEqual([
    0, 0.5, 1,
  ]);
  expect(positionOf({ ...size, high: 100 }, 100)).toBe(0.5);
  expect(positionOf({ ...rate, low: 0 }, 0.25)).toBe(0.25);
  expect(positionOf({ ...encoder, choices: ['one'] }, 'one')).toBe(0.5);
});

test('a range is labelled at both ends and at a round number between, a choice at each', () => {
  expect(stopsOf(size, 0).map(({ text }) => text)).toEqual(['100', '500', '1000']);
  expect(stopsOf(rate, 0).map(({ text }) => text)).toEqual(['0.01', '0.1', '1']);
  expect(stopsOf({ ...size, low: 2, high: 3 }, 0).map(({ text }) => text)).toEqual(['2', '2.5', '3']);
  expect(stopsOf(encoder, 8).map(({ text }) => text)).toEqual(['latency', 'rank-or…', 'log-lat…']);
});

test.each([
  [12, 1000, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
  [36, 1000, [1, 5, 10, 15, 20, 25, 30, 35]],
  [1, 300, [1]],
])('ticks of %i epochs in %i pixels', (last, width, ticks) => {
  expect(wholeTicks([1, last], width)).toEqual(ticks);
});

test('a first tick that is not round has room', () => {
  expect(wholeTicks([13, 199], 600)).toEqual([13, 40, 60, 80, 100, 120, 140, 160, 180]);
});

test.each([
  [0.05, 0.5, true, 0.2],
  [0, 1, false, 0.5],
  [-1, 1, false, 0],
  [-3, -1, false, -2],
  [784, 784, false, 784],
  [1e-6, 1e-2, true, 1e-4],
  [0.4036, 0.9014, false, 0.7],
])('between %d and %d (logarithmic: %s) it says %d', (low, high, log, middle) => {
  expect(marksOf({ ...size, low, high, log })).toEqual([...new Set([low, middle, high])]);
});

test('the number between lies in the middle third of any range', () => {
  const bound = fc
    .double({ min: -1e9, max: 1e9, noNaN: true })
    .filter((value) => value === 0 || Math.abs(value) > 1e-30);
  fc.assert(
    fc.property(bound, bound, fc.boolean(), (one, other, log) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      fc.pre(high - low > 1e-6 * Math.max(Math.abs(low), Math.abs(high)));
      const range = { ...size, low, high, log };
      const marks = marksOf(range);
      expect(marks.length).toBe(3);
      expect(positionOf(range, marks[1]!)).toBeGreaterThan(0.3);
      expect(positionOf(range, marks[1]!)).toBeLessThan(0.7);
    }),
  );
});
