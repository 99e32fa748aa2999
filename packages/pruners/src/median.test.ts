import type { Curve } from '@s4nn/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisionsOf } from '../testdata/decisions-of.js';
import plugin, { type MedianOptions } from './median.js';

const median = (options: MedianOptions) => decisionsOf(plugin, options);

const curve = (id: number, ...values: number[]): Curve => ({ id, state: 'running', values });
const done = (...values: number[]): Curve => ({ id: 1, state: 'complete', values });
const pruner = median({ startup: 2, warmup: 0, interval: 1 }).decide;

test.each([
  [[0.5], [[0.4], [0.7]], 'stop'], // the median of 0.4 and 0.7 is 0.55
  [[0.55], [[0.4], [0.7]], 'continue'], // equal to the median
  [[0.5], [[0.4], [0.5], [0.9]], 'continue'],
  [[0.49], [[0.4], [0.5], [0.9]], 'stop'],
  [[0.9, 0.1], [done(0, 0.5), done(0, 0.6)].map(({ values }) => values), 'continue'], // the best so far counts
  [
    [0.5, 0.5],
    [
      [0.9, 0.1],
      [0.9, 0.2],
    ],
    'continue',
  ], // at the same epoch, not the peers' best
  [[0.1, 0.1], [[0.9], [0.9]], 'continue'], // no complete trial was as long
  [[0.1, 0.1], [[0.9, 0.5], [0.9]], 'stop'], // one was
  [[0.5], [[Number.NaN], [0.7]], 'stop'], // NaN does not count
  [[0.5], [[Number.NaN], [Number.NaN]], 'continue'],
  [[Number.NaN], [[Number.NaN], [Number.NaN]], 'stop'],
  [[0.5, Number.NaN], [done(0, 0.4).values, done(0, 0.5).values], 'continue'],
] as const)('%j among %j: %s', (own, others, decision) => {
  expect(
    pruner(
      curve(0, ...own),
      others.map((values) => done(...values)),
    ),
  ).toBe(decision);
});

test('only complete trials count, and enough of them', () => {
  const own = curve(0, 0.1);
  expect(pruner(own, [done(0.9)])).toBe('continue');
  for (const state of ['running', 'pruned', 'fail', 'waiting'] as const) {
    expect(pruner(own, [done(0.9), { ...done(0.9), state }])).toBe('continue');
  }
  expect(pruner(own, [done(0.9), done(0.9)])).toBe('stop');
});

test('a startup of 0 still needs one complete trial', () => {
  const eager = median({ startup: 0, warmup: 0, interval: 1 }).decide;
  expect(eager(curve(0, Number.NaN), [])).toBe('continue');
  expect(eager(curve(0, 0.1), [done(0.9)])).toBe('stop');
});

test('it judges at every interval after the warmup, never at the last epoch', () => {
  const rungs = (warmup: number, interval: number, epochs: number) =>
    median({ startup: 5, warmup, interval }).rungs(0, epochs);
  expect(rungs(0, 1, 4)).toEqual([1, 2, 3]);
  expect(rungs(2, 1, 4)).toEqual([3]);
  expect(rungs(1, 2, 8)).toEqual([3, 5, 7]);
  expect(rungs(0, 1, 1)).toEqual([]);
  expect(rungs(9, 1, 4)).toEqual([]);
});

test('values during the warmup count afterwards', () => {
  const warm = median({ startup: 1, warmup: 2, interval: 1 }).decide;
  const peers = [done(0.9, 0.9, 0.9)];
  expect(warm(curve(0, 0.1, 0.1, 0.1), peers)).toBe('stop');
  expect(warm(curve(0, 0.95, 0.1, 0.1), peers)).toBe('continue');
});

test('a trial stops exactly when at least half of the others beat its best', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { minLength: 1, maxLength: 9 }),
      fc.array(fc.nat(20), { minLength: 2, maxLength: 15 }),
      (values, others) => {
        const best = Math.max(...values);
        const peers = others.map((other) => done(...values.map(() => other)));
        const decision = pruner(curve(0, ...values), peers);
        const above = others.filter((other) => other > best).length;
        const below = others.filter((other) => other < best).length;
        if (above > others.length / 2) expect(decision).toBe('stop');
        if (above < others.length / 2) expect(decision).toBe('continue');
        if (below > others.length / 2) expect(decision).toBe('continue');
        expect(pruner(curve(0, ...values), peers.toReversed())).toBe(decision);
      },
    ),
  );
});

test('the median is that of the sorted values without NaN, and the trial itself may be among the peers', () => {
  const value = fc.oneof(fc.nat(6), fc.constant(Number.NaN));
  fc.assert(
    fc.property(fc.nat(6), fc.array(value, { minLength: 2, maxLength: 12 }), (own, others) => {
      const sorted = others.filter((other) => !Number.isNaN(other)).sort((a, b) => a - b);
      const half = sorted.length >> 1;
      const middle = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
      const expected = sorted.length > 0 && own < middle ? 'stop' : 'continue';
      const peers = others.map((other) => done(other));
      expect(pruner(curve(0, own), peers)).toBe(expected);
      expect(pruner(curve(0, own), [curve(0), ...peers])).toBe(expected);
    }),
    { numRuns: 500 },
  );
});
