import type { Curve } from '@s4nn/core';
import { expect, test } from 'vitest';
import { prunerFor } from './pruner-for.js';

const bad: Curve = { id: 0, state: 'running', values: [0.1, 0.1] };
const good = (id: number): Curve => ({ id, state: 'complete', values: [0.9, 0.9, 0.9, 0.9] });
const peers = [good(1), good(2)];

test('a config becomes its pruner', () => {
  const none = prunerFor({ use: 'none' }, 9);
  expect(none.rungs(0, 9)).toEqual([]);
  expect(none.promote(peers, true)).toBeNull();
  const halving = prunerFor({ use: 'asha', minimum: 2, reduction: 2, form: 'stopping' }, 9);
  expect(halving.rungs(0, 9)).toEqual([2, 4, 8]);
  expect(halving.decide(bad, peers)).toBe('stop');
  const holding = prunerFor({ use: 'asha', minimum: 2, reduction: 2, form: 'promotion' }, 9);
  expect(holding.decide(bad, peers)).toBe('pause');
  const middle = prunerFor({ use: 'median', startup: 2, warmup: 1, interval: 3 }, 9);
  expect(middle.rungs(0, 9)).toEqual([4, 7]);
  expect(middle.decide(bad, peers)).toBe('stop');
  const bands = prunerFor({ use: 'hyperband', minimum: 1, reduction: 3 }, 9);
  expect(bands.rungs(0, 9)).toEqual([1, 3]);
  // The second bracket of three begins at 3.
  expect(new Set([0, 1, 2, 3, 4, 5].map((trial) => bands.rungs(trial, 9).join()))).toEqual(
    new Set(['1,3', '3', '']),
  );
});
