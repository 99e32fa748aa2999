import type { Curve } from '@s4nn/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisionsOf } from '../testdata/decisions-of.js';
import plugin, { type AshaOptions } from './asha.js';

const asha = (options: AshaOptions) => decisionsOf(plugin, options);

const curve = (id: number, ...values: number[]): Curve => ({ id, state: 'running', values });
const stopping = asha({ minimum: 1, reduction: 3, form: 'stopping' });
const pruner = stopping.decide;
/** Peers whose values at epoch 1 are given. */
const peers = (...values: number[]) => values.map((value, index) => curve(index + 1, value));

test('the first trial at a rung continues', () => {
  expect(pruner(curve(0, 0.1), [])).toBe('continue');
  expect(pruner(curve(0, 0.1, 0.1, 0.1), peers(0.9, 0.9))).toBe('continue');
  expect(stopping.promote(peers(0.9, 0.9), true)).toBeNull();
});

test.each([
  // better · 3 against the number of recorded values, including its own
  [0.5, [0.9], 'stop'], // 1 of 2
  [0.5, [0.9, 0.1], 'continue'], // 1 of 3: exactly a third is not more than a third
  [0.5, [0.9, 0.8, 0.1], 'stop'], // 2 of 4
  [0.5, [0.9, 0.8, 0.1, 0.1], 'stop'], // 2 of 5
  [0.5, [0.9, 0.8, 0.1, 0.1, 0.1], 'continue'], // 2 of 6
  [0.5, [0.5, 0.5, 0.5], 'continue'], // ties stay
  [0.5, [Number.NaN, Number.NaN], 'continue'], // NaN was recorded, and is not better
  [0.5, [0.9, Number.NaN, Number.NaN], 'continue'], // 1 of 4
] as const)('%d among %j: %s', (own, others, decision) => {
  expect(pruner(curve(0, own), peers(...others))).toBe(decision);
});

test('rungs are 1, 3, 9 of 27 epochs: at the last a trial ends by itself', () => {
  expect(stopping.rungs(0, 27)).toEqual([1, 3, 9]);
  expect(stopping.rungs(0, 28)).toEqual([1, 3, 9, 27]);
  expect(stopping.rungs(0, 1)).toEqual([]);
  expect(asha({ minimum: 2, reduction: 2, form: 'stopping' }).rungs(0, 100)).toEqual([2, 4, 8, 16, 32, 64]);
  expect(asha({ minimum: 4, reduction: 3, form: 'promotion' }).rungs(0, 27)).toEqual([4, 12]);
});

test('rungs are exact: 243 is one, since 3⁵ is computed without logarithms', () => {
  expect(stopping.rungs(0, 1000)).toEqual([1, 3, 9, 27, 81, 243, 729]);
});

test('NaN stops, whatever the others have', () => {
  expect(pruner(curve(0, Number.NaN), [])).toBe('stop');
  expect(pruner(curve(0, 0.5, 0.5, Number.NaN), peers(0.1, 0.1))).toBe('stop');
});

test('peers count by the length of their curve, not by their state', () => {
  const own = curve(0, 0.5, 0.5, 0.5);
  for (const state of ['running', 'complete', 'pruned', 'fail'] as const) {
    expect(pruner(own, [{ ...curve(1, 0.1, 0.1, 0.9), state }])).toBe('stop');
    expect(pruner(own, [{ ...curve(1, 0.9, 0.9), state }])).toBe('continue');
  }
});

const value = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant(Number.NaN));
const curves = fc.array(fc.array(value, { maxLength: 28 }), { maxLength: 12 });

test('it agrees with the rule applied rung by rung, as its authors state it', () => {
  fc.assert(
    fc.property(curves, fc.integer({ min: 2, max: 4 }), (all, reduction) => {
      // Epoch by epoch over all trials that still run, with a table of what each rung recorded.
      const rungs = { 2: [1, 2, 4, 8, 16], 3: [1, 3, 9], 4: [1, 4, 16] }[reduction]!;
      const table = new Map(rungs.map((rung) => [rung, [] as number[]]));
      const pure = asha({ minimum: 1, reduction, form: 'stopping' });
      const seen: Curve[] = [];
      for (const [id, values] of all.entries()) {
        let stopped = false;
        for (let epoch = 1; epoch <= Math.min(values.length, 27) && !stopped; epoch++) {
          const own = values[epoch - 1]!;
          const recorded = table.get(epoch);
          if (!recorded) continue;
          const known = [...recorded, own];
          const rank = known.filter((other) => other > own).length / known.length;
          const stops = Number.isNaN(own) || (recorded.length > 0 && rank > 1 / reduction);
          recorded.push(own);
          const got = pure.decide({ id, state: 'running', values: values.slice(0, epoch) }, seen);
          expect(got).toBe(stops ? 'stop' : 'continue');
          stopped = got === 'stop';
          if (stopped) seen.push({ id, state: 'pruned', values: values.slice(0, epoch) });
        }
        if (!stopped) seen.push({ id, state: 'complete', values: values.slice(0, 27) });
      }
    }),
    { numRuns: 500 },
  );
});

test('the order of the peers does not matter, and the best never stops', () => {
  fc.assert(
    fc.property(curves, fc.array(fc.nat(4), { minLength: 1, maxLength: 26 }), (others, values) => {
      const all = others.map((other, index) => curve(index + 1, ...other));
      expect(pruner(curve(0, ...values), all)).toBe(pruner(curve(0, ...values), all.toReversed()));
      expect(pruner(curve(0, ...values.map(() => 5)), all)).toBe('continue');
    }),
  );
});

describe('the promotion form', () => {
  const promotion = asha({ minimum: 1, reduction: 3, form: 'promotion' });
  const paused = (id: number, ...values: number[]): Curve => ({ id, state: 'paused', values });

  test('pauses every trial at every rung', () => {
    for (const value of [0, 1, Number.NaN])
      expect(promotion.decide(curve(0, value), peers(0.5))).toBe('pause');
  });

  test.each<[string, Curve[], number | null]>([
    ['two are too few: a third of two rounds down to none', [paused(0, 0.9), paused(1, 0.1)], null],
    ['the best of three', [paused(0, 0.1), paused(1, 0.3), paused(2, 0.2)], 1],
    ['the earlier of two equal trials', [paused(0, 0.1), paused(1, 0.3), paused(2, 0.3)], 1],
    ['none if the best third runs already', [paused(0, 0.1), curve(1, 0.3), paused(2, 0.2)], null],
    [
      'the second of six too',
      [curve(0, 0.9), ...[0.1, 0.5, 0.2, 0.3, 0.4].map((value, k) => paused(k + 1, value))],
      2,
    ],
    ['a trial that has just been suggested does not count', [paused(0, 0.1), paused(1, 0.3), curve(2)], null],
    [
      'one that failed after the rung was recorded there',
      [paused(0, 0.1), paused(1, 0.3), { ...curve(2, 0.2, 0.2), state: 'fail' }],
      1,
    ],
    [
      'NaN is recorded, but never resumes',
      [paused(0, Number.NaN), paused(1, Number.NaN), paused(2, Number.NaN)],
      null,
    ],
    ['NaN is worse than any number', [paused(0, Number.NaN), paused(1, -1), paused(2, Number.NaN)], 1],
    [
      'the highest rung first',
      [
        paused(0, 0.1),
        paused(1, 0.9),
        paused(2, 0.1),
        paused(3, 0.2, 0.2, 0.2),
        paused(4, 0.2, 0.2, 0.1),
        paused(5, 0.2, 0.2, 0.1),
      ],
      3,
    ],
    [
      'a trial that waits at a higher rung is also recorded at lower ones',
      [paused(0, 0.1), paused(1, 0.05), paused(2, 0.3, 0.3, 0.3), { ...curve(3, 0.2), state: 'complete' }],
      null,
    ],
  ])('%s', (_, curves, expected) => {
    expect(promotion.promote(curves, false)).toBe(expected);
    expect(promotion.promote(curves.toReversed(), false)).toBe(expected);
  });

  test('when nothing else is left, the best of the highest rung resumes, unless a trial is complete', () => {
    const few = [paused(0, 0.9), paused(1, 0.1, 0.1, 0.1)];
    expect(promotion.promote(few, false)).toBeNull();
    expect(promotion.promote(few, true)).toBe(1);
    expect(promotion.promote([few[1]!, { ...curve(2, 0.1), state: 'complete' }], true)).toBeNull();
    expect(promotion.promote([paused(0, Number.NaN)], true)).toBeNull();
    expect(promotion.promote([], true)).toBeNull();
  });

  test('it promotes exactly the best third of each rung', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 2, max: 4 }),
        (values, reduction) => {
          const pure = asha({ minimum: 1, reduction, form: 'promotion' });
          const state: Curve[] = [];
          const gone = new Set<number>();
          for (const [id, own] of values.entries()) {
            state.push(paused(id, own));
            for (let next = pure.promote(state, false); next !== null; next = pure.promote(state, false)) {
              const better = state.filter((other) => other.values[0]! > state[next!]!.values[0]!).length;
              expect(better).toBeLessThan(Math.floor(state.length / reduction));
              expect(gone.has(next)).toBe(false);
              gone.add(next);
              state[next] = curve(next, ...state[next]!.values);
            }
            const numbers = state.filter((other) => !Number.isNaN(other.values[0]!));
            const best = numbers.toSorted((a, b) => b.values[0]! - a.values[0]! || a.id - b.id);
            for (const { id: due } of best.slice(0, Math.floor(state.length / reduction)))
              expect(gone).toContain(due);
          }
        },
      ),
    );
  });
});
