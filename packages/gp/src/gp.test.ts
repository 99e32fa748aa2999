import { type Algo, InputError, type TrialDoc, type TrialResult } from '@s4nn/core';
import { searchContract } from '@s4nn/core/testing';
import { tpe } from '@s4nn/tpe';
import { describe, expect, test } from 'vitest';
import { branin, braninMinimum, search } from '../../tpe/test/search.js';
import autoPlugin, { auto } from './auto.js';
import plugin, { gp } from './gp.js';

describe.each([
  ['gp', plugin],
  ['auto', autoPlugin],
] as const)('%s', (_, search) => {
  for (const check of searchContract(search)) test(check.name, check.run);
});

const plane = { x: { uniform: [-5, 10] }, y: { uniform: [0, 15] } };
type Place = { readonly x: number; readonly y: number };
const ok = (args: Place): TrialResult => ({ status: 'ok', loss: branin(args) });
const regret = (trials: readonly TrialDoc[]): number =>
  Math.min(...trials.map(({ args }) => branin(args as Place))) - braninMinimum;
const median = (of: (seed: number) => number): number =>
  [1, 2, 3, 4, 5].map(of).toSorted((a, b) => a - b)[2]!;

test("after 40 trials it is a hundred times nearer to Branin's minimum than TPE, and auto is near too", () => {
  const regretOf = (algo: Algo) => median((seed) => regret(search(algo, plane, 40, seed, ok)));
  const ofTpe = regretOf(tpe());
  expect(regretOf(gp())).toBeLessThan(ofTpe / 100);
  expect(regretOf(auto())).toBeLessThan(ofTpe / 10);
});

test('trials that are being tried are left alone', () => {
  const done = search(gp(), plane, 10, 1, ok);
  const next = gp()([10, 11, 12, 13], { expr: plane }, { trials: done }, 1);
  for (const [k, one] of next.entries()) {
    for (const other of next.slice(0, k)) {
      const [a, b] = [one.args, other.args] as [Place, Place];
      expect(Math.hypot((a.x - b.x) / 15, (a.y - b.y) / 15)).toBeGreaterThan(0.01);
    }
  }
});

test('it learns where trials fail', () => {
  // The best of a slope is in the half that fails.
  const judge = ({ x }: Place): TrialResult => (x > 2.5 ? { status: 'fail' } : { status: 'ok', loss: -x });
  const trials = search(gp(), plane, 40, 1, judge);
  expect(trials.slice(20).filter(({ result }) => result.status === 'fail').length).toBeLessThanOrEqual(6);
  expect(
    Math.max(...trials.map(({ result }) => (result.status === 'ok' ? -result.loss : 0))),
  ).toBeGreaterThan(2.3);
});

test('parameters under a choice are found with it', () => {
  const expr = {
    model: {
      choice: [
        { width: { quniform: [1, 50, 1] } },
        { rate: { loguniform: [1e-4, 1] }, depth: { quniform: [1, 8, 1] } },
      ],
    },
  };
  type Model = {
    readonly model: { readonly width?: number; readonly rate?: number; readonly depth?: number };
  };
  const judge = ({ model: { width, rate, depth } }: Model): TrialResult => ({
    status: 'ok',
    loss:
      width === undefined
        ? (Math.log10(rate!) + 2) ** 2 + (depth! - 5) ** 2 / 10
        : 0.5 + (width - 20) ** 2 / 1000,
  });
  const trials = search(gp(), expr, 50, 1, judge as never);
  expect(Math.min(...trials.map(({ result }) => (result.status === 'ok' ? result.loss : 9)))).toBeLessThan(
    0.01,
  );
});

test('its hyperparameters are kept as JSON; those of another space are passed over', () => {
  const trials = search(gp(), plane, 12, 1, ok);
  expect(trials.map(({ misc }) => 'gp' in (misc as object))).toEqual([
    ...Array(8).fill(false),
    ...Array(4).fill(true),
  ]);
  expect(JSON.parse(JSON.stringify(trials))).toEqual(trials);
  const last = trials.at(-1)!;
  const odd = [...trials.slice(0, -1), { ...last, misc: { ...(last.misc as object), gp: [1, null] } }];
  expect(() => gp()([12], { expr: plane }, { trials: odd }, 1)).not.toThrow();
});

test('several objectives are refused by gp, which names tpe, and auto has tpe serve them', () => {
  const judge = ({ x, y }: Place): TrialResult => ({ status: 'ok', loss: x, losses: [x, y] });
  expect(() => search(gp(), plane, 4, 1, judge)).toThrow(InputError);
  expect(() => search(gp(), plane, 4, 1, judge)).toThrow('expected one; tpe serves several');
  const trials = search(auto(), plane, 24, 1, judge);
  expect(trials.slice(1).map(({ misc }) => (misc as { asked: string }).asked)).toEqual(Array(23).fill('tpe'));
});

test('auto asks gp for 20 trials, then gp and tpe by turns, and tpe alone without a number or after 300 trials', () => {
  const askers = (trials: readonly TrialDoc[]) => trials.map(({ misc }) => (misc as { asked: string }).asked);
  const trials = search(auto(), plane, 26, 1, ok);
  expect(askers(trials)).toEqual([...Array(20).fill('gp'), 'tpe', 'gp', 'tpe', 'gp', 'tpe', 'gp']);
  const choices = { a: { choice: [1, 2, 3] }, b: { randint: 9 } };
  expect(new Set(askers(search(auto(), choices, 12, 1, () => ({ status: 'ok', loss: 1 }))))).toEqual(
    new Set(['tpe']),
  );
  const many = Array.from({ length: 300 }, (_, id) => ({ ...trials[id % 20]!, id }));
  expect(askers(auto()([301], { expr: plane }, { trials: many }, 1))).toEqual(['tpe']);
});
