import type { Curve } from '@s4nn/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisionsOf } from '../testdata/decisions-of.js';
import { bracketOrder, bracketSizes } from './halving/brackets.js';
import plugin from './hyperband.js';

const hyperband = ({ maximum, ...options }: Readonly<Record<'minimum' | 'reduction' | 'maximum', number>>) =>
  decisionsOf(plugin, options, maximum);

test('brackets are as large as in the paper: R = 81, η = 3', () => {
  // Table 1 of Li et al. 2018 gives n₀ = 81, 34, 15, 8, 5.
  expect(bracketSizes({ minimum: 1, reduction: 3, maximum: 81 })).toEqual([81, 34, 15, 8, 5]);
  // 243 = 3⁵, which logarithms miss.
  expect(bracketSizes({ minimum: 1, reduction: 3, maximum: 243 })).toHaveLength(6);
  expect(bracketSizes({ minimum: 5, reduction: 3, maximum: 44 })).toEqual([3, 2]);
  expect(bracketSizes({ minimum: 9, reduction: 3, maximum: 4 })).toEqual([1]);
});

test('trials are assigned to brackets in turn, by their number only', () => {
  expect(bracketOrder([3, 2])).toEqual([0, 1, 0, 1, 0]);
  expect(bracketOrder([5, 1, 1])).toEqual([0, 0, 1, 0, 2, 0, 0]);
  const pruner = hyperband({ minimum: 5, reduction: 3, maximum: 45 });
  // Sizes 9, 5, 3 as ⌈3/3 · 9⌉, ⌈3/2 · 3⌉, ⌈3/1 · 1⌉; the third bracket has no rung below 45.
  const firsts = Array.from({ length: 34 }, (_, trial) => pruner.rungs(trial, 45)[0] ?? 45);
  expect(firsts.slice(0, 17)).toEqual(firsts.slice(17));
  const count = (first: number) => firsts.filter((other) => other === first).length / 2;
  expect([5, 15, 45].map(count)).toEqual([9, 5, 3]);
});

test('any prefix of the order has the brackets’ proportions, to within one trial', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }), (sizes) => {
      const order = bracketOrder(sizes);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      for (const [bracket, size] of sizes.entries()) {
        expect(order.filter((other) => other === bracket)).toHaveLength(size);
        for (let length = 1; length <= total; length++) {
          const given = order.slice(0, length).filter((other) => other === bracket).length;
          expect(Math.abs(given - (length * size) / total)).toBeLessThan(sizes.length);
        }
      }
    }),
  );
});

test('a trial is compared within its bracket only', () => {
  const pruner = hyperband({ minimum: 1, reduction: 3, maximum: 3 });
  // Sizes 3, 2: trials 0, 2, 4 are in the first bracket, with a rung at 1; 1 and 3 have none.
  const curve = (id: number, ...values: number[]): Curve => ({ id, state: 'running', values });
  expect(pruner.rungs(0, 3)).toEqual([1]);
  expect(pruner.rungs(1, 3)).toEqual([]);
  expect(pruner.decide(curve(2, 0.1), [curve(1, 0.9, 0.9), curve(3, 0.9)])).toBe('continue');
  expect(pruner.decide(curve(2, 0.1), [curve(0, 0.9)])).toBe('stop');
  expect(pruner.promote([curve(0, 0.9)], true)).toBeNull();
});
