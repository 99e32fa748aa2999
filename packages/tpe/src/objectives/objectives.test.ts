import { type Algo, InputError, type TrialDoc, type TrialResult } from '@s4nn/core';
import { expect, test } from 'vitest';
import { random } from '../random.js';
import { spaceOf } from '../space/space.js';
import { split } from '../suggest/split.js';
import { tpe } from '../tpe.js';
import { historyOf } from '../trials/history.js';
import { hypervolume } from './hypervolume.js';

const unit = { name: 'uniform', low: 0, high: 1 };
const ok = (...losses: number[]): TrialResult => ({ status: 'ok', loss: losses[0]!, losses });

function search(algo: Algo, expr: unknown, count: number, seed: number, judge: (args: never) => TrialResult) {
  const trials: TrialDoc[] = [];
  for (let id = 0; id < count; id++) {
    const [trial] = algo([id], { expr }, { trials }, seed);
    trials.push({ ...trial!, state: 2, result: judge(trial!.args as never) });
  }
  return trials;
}

// Zitzler, Deb and Thiele's first two problems: a convex front and a concave one.
const zdt =
  (shape: (ratio: number) => number) =>
  ([x, ...rest]: number[]): [number, number] => {
    const distance = 1 + (9 * rest.reduce((sum, value) => sum + value, 0)) / rest.length;
    return [x!, distance * (1 - shape(x! / distance))];
  };

test.each([
  ['ZDT1', zdt(Math.sqrt)],
  ['ZDT2', zdt((ratio) => ratio ** 2)],
])('%s: dominates far more than random search, along the whole front', (_, losses) => {
  const expr = Array.from({ length: 6 }, () => unit);
  const fronts = (algo: Algo, seed: number) =>
    search(algo, expr, 150, seed, (args: number[]) => ok(...losses(args))).map(
      ({ result }) => (result as unknown as { losses: number[] }).losses,
    );
  const volumes = (algo: Algo) => [1, 2, 3].map((seed) => hypervolume(fronts(algo, seed), [1.1, 6]));
  expect(Math.min(...volumes(tpe()))).toBeGreaterThan(Math.max(...volumes(random())) + 0.5);
  const good = fronts(tpe(), 1).filter(([, second]) => second! < 2);
  for (const low of [0, 0.25, 0.5, 0.75]) {
    expect(good.some(([first]) => first! >= low && first! <= low + 0.25)).toBe(true);
  }
});

test('one loss in a list is one objective', () => {
  const one = (result: (loss: number) => TrialResult) =>
    search(tpe(), [unit, unit], 30, 1, ([x, y]: number[]) => result((x! - 0.3) ** 2 + y!)).map(
      ({ args }) => args,
    );
  expect(one((loss) => ok(loss))).toEqual(one((loss) => ({ status: 'ok', loss })));
});

const historyFrom = (results: readonly unknown[]) => {
  const trials = results.map(
    (result, id): TrialDoc => ({ id, state: 2, args: id / 100, result: result as TrialResult }),
  );
  return historyOf({ expr: unit }, spaceOf(unit), trials);
};

test('the good ones are of the first fronts, and weigh what they alone dominate', () => {
  const losses = [
    [9, 9],
    [0, 10],
    [5, 5],
    [10, 0],
    [8, 8],
    [11, 11],
    [9, 12],
    [12, 9],
  ];
  const { good, weights, bad } = split(historyFrom(losses.map((pair) => ok(...pair))), 0.375, true);
  expect(good).toEqual([1, 2, 3]);
  expect(bad).toEqual([0, 4, 5, 6, 7]);
  // 5 × 1, 6 × 6 − 1 × … : by hand, with the reference at (11, 11).
  const volumes = [5 * 1, 5 * 5, 1 * 5];
  const mean = 35 / 3;
  for (const [index, volume] of volumes.entries()) expect(weights[index]).toBeCloseTo(volume / mean, 9);
});

test('pruned, failed and pending trials keep their places; a loss that is no number is a failure', () => {
  const history = historyFrom([
    ok(1, 2),
    { status: 'pruned', loss: 0, rung: 1 },
    ok(2, Number.NaN),
    { status: 'fail' },
    ok(2, 1),
    { status: 'ok', loss: Number.NaN },
  ]);
  expect(history.failed).toEqual([2, 3, 5]);
  expect(split(history, 1, true)).toEqual({ good: [0, 1, 4], weights: [1, 1, 1], bad: [2, 3, 5] });
});

test('trials of unlike objectives are refused', () => {
  expect(() => historyFrom([ok(1, 2), { status: 'fail' }, ok(1, 2, 3)])).toThrow(
    new InputError('Trial 2 has 3 losses, but those before it 2. All trials need the same objectives.'),
  );
});
