import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asha } from './asha.js';
import type { Curve } from './curve.js';

const curve = (id: number, ...values: number[]): Curve => ({ id, state: 'running', values });
const pruner = asha({ minimum: 1, reduction: 3, maximum: 27 });
/** Peers whose values at epoch 1 are given. */
const peers = (...values: number[]) => values.map((value, index) => curve(index + 1, value));

test('the first trial at a rung goes on', () => {
  expect(pruner(curve(0, 0.1), [])).toBe('continue');
  expect(pruner(curve(0, 0.1, 0.1, 0.1), peers(0.9, 0.9))).toBe('continue');
});

test.each([
  // better · 3 against the recorded values, the own included
  [0.5, [0.9], 'stop'], // 1 of 2
  [0.5, [0.9, 0.1], 'continue'], // 1 of 3: exactly a third is not more than a third
  [0.5, [0.9, 0.8, 0.1], 'stop'], // 2 of 4
  [0.5, [0.9, 0.8, 0.1, 0.1], 'stop'], // 2 of 5
  [0.5, [0.9, 0.8, 0.1, 0.1, 0.1], 'continue'], // 2 of 6
  [0.5, [0.5, 0.5, 0.5], 'continue'], // ties stay
  [0.5, [Number.NaN, Number.NaN], 'continue'], // whoever went wrong was recorded, and is not better
  [0.5, [0.9, Number.NaN, Number.NaN], 'continue'], // 1 of 4
] as const)('%d among %j: %s', (own, others, decision) => {
  expect(pruner(curve(0, own), peers(...others))).toBe(decision);
});

test('it decides at its rungs only: 1, 3, 9 of 27 epochs', () => {
  const best = curve(1, ...Array<number>(27).fill(0.9));
  const stops = Array.from({ length: 27 }, (_, index) => index + 1).filter(
    (epoch) => pruner(curve(0, ...Array<number>(epoch).fill(0.1)), [best]) === 'stop',
  );
  expect(stops).toEqual([1, 3, 9]);
});

test('rungs are exact: 243 is one, since 3⁵ is computed without logarithms', () => {
  const long = asha({ minimum: 1, reduction: 3, maximum: 1000 });
  const best = curve(1, ...Array<number>(1000).fill(0.9));
  const at = (epoch: number) => long(curve(0, ...Array<number>(epoch).fill(0.1)), [best]);
  expect([242, 243, 244, 728, 729, 730].map(at)).toEqual([
    'continue',
    'stop',
    'continue',
    'continue',
    'stop',
    'continue',
  ]);
  const even = asha({ minimum: 2, reduction: 2, maximum: 100 });
  expect(
    [1, 2, 3, 4, 6, 8].map((epoch) => even(curve(0, ...Array<number>(epoch).fill(0.1)), [best, best])),
  ).toEqual(['continue', 'stop', 'continue', 'stop', 'continue', 'stop']);
});

test('before the first rung nothing is compared', () => {
  const late = asha({ minimum: 4, reduction: 3, maximum: 27 });
  expect(late(curve(0, 0.1), peers(0.9))).toBe('continue');
  expect(late(curve(0), peers(0.9))).toBe('continue');
});

test('at its last epoch a trial ends by itself, NaN or not', () => {
  const short = asha({ minimum: 1, reduction: 3, maximum: 3 });
  const best = curve(1, 0.9, 0.9, 0.9);
  expect(short(curve(0, 0.1, 0.1, 0.1), [best])).toBe('continue');
  expect(short(curve(0, 0.1, 0.1, Number.NaN), [best])).toBe('continue');
});

test('NaN stops at once, between rungs too', () => {
  expect(pruner(curve(0, Number.NaN), [])).toBe('stop');
  expect(pruner(curve(0, 0.5, Number.NaN), [])).toBe('stop');
  expect(pruner(curve(0, Number.NaN, 0.5), [])).toBe('continue');
});

test('peers count by the length of their curve, not by what became of them', () => {
  const own = curve(0, 0.5, 0.5, 0.5);
  for (const state of ['running', 'complete', 'pruned', 'fail'] as const) {
    expect(pruner(own, [{ ...curve(1, 0.1, 0.1, 0.9), state }])).toBe('stop');
    expect(pruner(own, [{ ...curve(1, 0.9, 0.9), state }])).toBe('continue');
  }
});

const value = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant(Number.NaN));
const curves = fc.array(fc.array(value, { maxLength: 28 }), { maxLength: 12 });

test('it agrees with the rule kept rung by rung, as its authors state it', () => {
  fc.assert(
    fc.property(curves, fc.integer({ min: 2, max: 4 }), (all, reduction) => {
      // Epoch by epoch over all trials that still run, with a table of what each rung recorded.
      const rungs = { 2: [1, 2, 4, 8, 16], 3: [1, 3, 9], 4: [1, 4, 16] }[reduction]!;
      const table = new Map(rungs.map((rung) => [rung, [] as number[]]));
      const pure = asha({ minimum: 1, reduction, maximum: 27 });
      const seen: Curve[] = [];
      for (const [id, values] of all.entries()) {
        let stopped = false;
        for (let epoch = 1; epoch <= Math.min(values.length, 27) && !stopped; epoch++) {
          const own = values[epoch - 1]!;
          const recorded = table.get(epoch);
          let expected = Number.isNaN(own) && epoch < 27 ? 'stop' : 'continue';
          if (recorded && epoch < 27) {
            const known = [...recorded, own];
            const rank = known.filter((other) => other > own).length / known.length;
            if (recorded.length > 0 && rank > 1 / reduction) expected = 'stop';
            recorded.push(own);
          }
          const got = pure({ id, state: 'running', values: values.slice(0, epoch) }, seen);
          expect(got).toBe(expected);
          stopped = got === 'stop';
          if (stopped || epoch === Math.min(values.length, 27)) {
            seen.push({ id, state: stopped ? 'pruned' : 'complete', values: values.slice(0, epoch) });
          }
        }
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
