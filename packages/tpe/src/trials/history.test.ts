import type { TrialDoc, TrialResult } from '@s4nn/core';
import { expect, test } from 'vitest';
import { spaceOf } from '../space/space.js';
import { split } from '../suggest/split.js';
import { historyOf } from './history.js';

const expr = { x: { name: 'uniform', low: 0, high: 1 } };
const space = spaceOf(expr);
const trial = (id: number, state: TrialDoc['state'], result: unknown, more: object = {}): TrialDoc => ({
  id,
  state,
  args: { x: id / 1000 },
  result: result as TrialResult,
  ...more,
});
const ok = (id: number, loss: number) => trial(id, 2, { status: 'ok', loss });
const read = (trials: TrialDoc[]) => historyOf({ expr }, space, trials);

test('each outcome goes to its place, whatever the order of the trials', () => {
  const trials = [
    ok(0, 3),
    ok(1, 1),
    ok(2, Number.NaN),
    ok(3, Number.NEGATIVE_INFINITY),
    trial(4, 2, { status: 'fail' }),
    trial(5, 3, { status: 'new' }),
    trial(6, 0, { status: 'new' }),
    trial(7, 1, { status: 'new' }),
    ok(8, 1),
    trial(9, 2, { status: 'pruned', loss: 9, rung: 1 }),
    trial(10, 2, { status: 'pruned', loss: 5, rung: 1 }),
    trial(11, 2, { status: 'pruned', loss: 99, rung: 4 }),
    trial(12, 2, { status: 'pruned', loss: Number.NaN, rung: 1 }),
    trial(13, 2, { status: 'pruned' }),
    trial(14, 2, { status: 'ok', loss: null }),
    trial(15, 2, { status: 'ok', accuracy: 0.5 }),
  ];
  for (const order of [trials, trials.toReversed()]) {
    const history = read(order);
    const indices = (ranked: readonly { index: number }[]) => ranked.map(({ index }) => index);
    expect(indices(history.complete)).toEqual([15, 1, 8, 0]);
    expect(indices(history.pruned)).toEqual([11, 10, 9, 12, 13]);
    expect(history.failed).toEqual([2, 3, 4, 5, 14]);
    expect(history.pending).toEqual([6, 7]);
    expect(history.points[7]).toEqual([0.007]);
  }
});

test('values come from misc, else from args; a trial of another space is ignored', () => {
  const history = read([
    trial(1, 2, { status: 'ok', loss: 1 }, { misc: { values: { '/x': 0.9 } } }),
    trial(2, 2, { status: 'ok', loss: 1 }, { misc: { note: 'mine' } }),
    trial(3, 2, { status: 'ok', loss: 1 }, { args: { y: 1 } }),
    trial(4, 2, { status: 'ok', loss: 1 }, { misc: { values: { '/x': 'red' } } }),
    trial(5, 2, { status: 'ok', loss: 1 }, { misc: { values: { '/x': 7 } } }),
  ]);
  expect(history.points).toEqual([[0.9], [0.002], [1]]);
});

test('the best seventh is good, weighs by its improvement, and at most 25 trials are', () => {
  const thirteen = Array.from({ length: 13 }, (_, id) => ok(id, (id * 5) % 13));
  const { good, weights, bad } = split(read(thirteen), 0.15, true);
  expect(good).toEqual([0, 8]);
  expect(weights).toEqual([2 / 1.5, 1 / 1.5]);
  expect(bad).toEqual([1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12]);
  expect(split(read(Array.from({ length: 400 }, (_, id) => ok(id, id))), 0.15, true).good).toHaveLength(25);
});

test('equal losses weigh the same; pruned trials that become good do too', () => {
  expect(split(read(Array.from({ length: 14 }, (_, id) => ok(id, 1))), 0.15, true).weights).toEqual([
    1, 1, 1,
  ]);
  const pruned = (id: number) => trial(id, 2, { status: 'pruned', loss: -50 + id, rung: 1 });
  const { good, weights } = split(
    read([ok(0, 1), ...Array.from({ length: 13 }, (_, k) => pruned(k + 1))]),
    0.15,
    true,
  );
  expect(good).toEqual([0, 1, 2]);
  expect(weights).toEqual([1, 1, 1]);
});

test('failed trials are bad and never good; pending ones are bad only if asked', () => {
  const trials = [trial(0, 3, { status: 'new' }), trial(1, 1, { status: 'new' })];
  expect(split(read(trials), 0.15, true)).toEqual({ good: [], weights: [], bad: [0, 1] });
  expect(split(read(trials), 0.15, false)).toEqual({ good: [], weights: [], bad: [0] });
});
