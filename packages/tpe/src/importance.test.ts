import { type Algo, InputError, random as stream, type TrialDoc, type TrialResult } from '@s4nn/core';
import { describe, expect, test } from 'vitest';
import { isThorough } from '../../../tests/chance.js';
import { type ImportanceOptions, importance } from './importance.js';
import { random } from './random.js';
import { tpe } from './tpe.js';

const uniform = (low: number, high: number) => ({ name: 'uniform', low, high });
const choice = (...options: unknown[]) => ({ name: 'choice', options });
const ok = (loss: number): TrialResult => ({ status: 'ok', loss });

function search(algo: Algo, expr: unknown, count: number, judge: (args: never) => TrialResult, seed = 1) {
  const trials: TrialDoc[] = [];
  for (let id = 0; id < count; id++) {
    const [trial] = algo([id], { expr }, { trials }, seed);
    trials.push({ ...trial!, state: 2, result: judge(trial!.args as never) });
  }
  return trials;
}
const shares = (expr: unknown, trials: readonly TrialDoc[], options: ImportanceOptions = {}) =>
  Object.fromEntries(importance(expr, trials, options).map(({ label, share }) => [label, share]));

const line = Array.from({ length: 4 }, () => uniform(0, 1));

/** Fewer sweeps than with S4NN_THOROUGH=1, always the same ones. */
const tried = isThorough ? 'all sweeps' : 'some sweeps, all with S4NN_THOROUGH=1';
const sweepsOf = (all: number, few: number): number[] => [...Array(isThorough ? all : few).keys()];

test('a step in one parameter is all there is; shares sum to 1, the most important first', () => {
  const found = importance(
    line,
    search(random(), line, 400, (x: number[]) => ok(x[2]! < 0.1 ? 0 : 1)),
  );
  expect(found[0]!.label).toBe('/2');
  expect(found[0]!.share).toBeGreaterThan(0.97);
  expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(found.map(({ share }) => share)).toEqual(found.map(({ share }) => share).sort((a, b) => b - a));
});

test('known importance: two steps, whose variances are worked out by hand', () => {
  // Good where a < 0.2 in one of two cells of b: the chance is 1/2 or 0 over a, 0.2 or 0 over b.
  const expr = { a: uniform(0, 1), b: choice('x', 'y'), c: { name: 'randint', upper: 9 } };
  const judge = ({ a, b }: { a: number; b: string }) => ok(a < 0.2 && b === 'y' ? 0 : 1);
  const variances = { a: 0.2 * (0.5 - 0.1) ** 2 + 0.8 * 0.1 ** 2, b: 0.1 ** 2 };
  const total = variances.a + variances.b;
  const found = shares(expr, search(random(), expr, 4000, judge));
  expect(found['/a']).toBeCloseTo(variances.a / total, 1);
  expect(found['/b']).toBeCloseTo(variances.b / total, 1);
  expect(found['/c']).toBeLessThan(0.02);
});

test('a sum with falling weights: in order, and what plays no role has next to nothing', () => {
  const judge = (x: number[]) => ok(4 * x[0]! + 2 * x[1]! + x[2]!);
  const found = shares(line, search(random(), line, 1000, judge));
  expect(found['/0']).toBeGreaterThan(0.6);
  expect(found['/1']).toBeGreaterThan(0.1);
  expect(found['/1']).toBeGreaterThan(2 * found['/2']!);
  expect(found['/2']).toBeGreaterThan(found['/3']!);
  expect(found['/3']).toBeLessThan(0.01);
});

test('a quantised parameter counts like a continuous one, whatever its step', () => {
  const judge = ({ n, x }: { n: number; x: number }) => ok((Math.log10(n) - 2) ** 2 + (x - 0.5) ** 2);
  const bounds = { low: Math.log(10), high: Math.log(10000) };
  const shareOf = (n: object) => {
    const expr = { n: { ...n, ...bounds }, x: uniform(0, 1) };
    return shares(expr, search(random(), expr, 1000, judge))['/n']!;
  };
  const continuous = shareOf({ name: 'loguniform' });
  expect(continuous).toBeGreaterThan(0.8);
  expect(shareOf({ name: 'qloguniform', q: 1 })).toBeCloseTo(continuous, 1);
  // Of 200 values, more than there are bins, the low ones are most of the range.
  expect(shareOf({ name: 'qloguniform', q: 50 })).toBeGreaterThan(0.8);
});

test('parameters under a choice: judged where they exist, apart from the choice itself', () => {
  const expr = { kind: choice({ p: uniform(0, 1) }, { q: uniform(0, 1), r: uniform(0, 1) }) };
  type Args = { kind: { p: number } | { q: number; r: number } };
  const within = shares(
    expr,
    search(random(), expr, 2000, ({ kind }: Args) => ok('p' in kind ? 5 : kind.q)),
  );
  // Ranks: 0.75 for half the trials, q/2 for the others. Over the choice 0.25²; over q 0.5²/12 in that half.
  const variances = { choice: 0.25 ** 2, q: (0.5 * 0.5 ** 2) / 12 };
  const total = variances.choice + variances.q;
  expect(within['/kind/options/1/q']).toBeCloseTo(variances.q / total, 1);
  expect(within['/kind']).toBeCloseTo(variances.choice / total, 1);
  expect(within['/kind/options/0/p']).toBeLessThan(1e-9);
  expect(within['/kind/options/1/r']).toBeLessThan(0.02);
  // That r exists only in the good option does not make it important.
  const choiceOnly = shares(
    expr,
    search(random(), expr, 2000, ({ kind }: Args) => ok('p' in kind ? 1 : 0)),
  );
  expect(choiceOnly['/kind']).toBeGreaterThan(0.99);
});

test(`a search's own trials: what it narrowed without need stays behind what matters (${tried})`, () => {
  const seeds = sweepsOf(6, 1).map((seed) => seed + 1);
  const found = seeds.map((seed) =>
    shares(
      line,
      search(tpe(), line, 300, (x: number[]) => ok(4 * x[0]! + x[1]!), seed),
    ),
  );
  const mean = (label: string) => found.reduce((sum, one) => sum + one[label]!, 0) / seeds.length;
  expect(mean('/0')).toBeGreaterThan(2 * Math.max(mean('/2'), mean('/3')));
});

test.each([
  [20, sweepsOf(16, 8)],
  [60, sweepsOf(16, 6)],
  [200, sweepsOf(16, 2)],
])(`of %i trials of a search, what matters is named first in most sweeps (${tried})`, (count, seeds) => {
  const expr = { x: uniform(-5, 5), y: uniform(-5, 5), z: uniform(-5, 5) };
  const judge = ({ x, y }: { x: number; y: number }) => ok(x ** 2 + 0.05 * y ** 2);
  const first = seeds.filter(
    (seed) => importance(expr, search(tpe(), expr, count, judge, seed))[0]!.label === '/x',
  );
  expect(first.length).toBeGreaterThanOrEqual((13 / 16) * seeds.length);
});

test('failed trials rank last and pruned ones before them; pending ones do not count', () => {
  const judge = (x: number[]): TrialResult => {
    if (x[3]! > 0.3) return x[1]! > 0.5 ? { status: 'fail' } : { status: 'pruned', loss: 0, rung: 1 };
    return ok(1 + x[0]! / 100);
  };
  const trials = search(random(), line, 600, judge);
  const found = shares(line, trials);
  expect(found['/3']! + found['/1']! + found['/0']!).toBeGreaterThan(0.97);
  expect(found['/3']).toBeGreaterThan(0.5);
  // Pruned or failed.
  expect(found['/1']).toBeGreaterThan(0.05);
  const pending = search(random(), line, 50, () => ({ status: 'new' }), 2).map((trial) => ({
    ...trial,
    id: trial.id + 600,
  }));
  expect(shares(line, [...trials, ...pending])).toEqual(found);
});

test('one of several objectives', () => {
  const judge = ([x, y]: number[]): TrialResult => ({ status: 'ok', loss: x!, losses: [x!, y!] });
  const trials = search(random(), line, 300, judge);
  expect(shares(line, trials)['/0']).toBeGreaterThan(0.95);
  expect(shares(line, trials, { objective: 1 })['/1']).toBeGreaterThan(0.95);
  expect(() => importance(line, trials, { objective: 2 })).toThrow(
    new InputError('Option "objective" of importance: found 2, and trials have no such loss.'),
  );
});

describe('chance', () => {
  const mixed = {
    a: uniform(0, 1),
    b: choice('x', 'y', 'z'),
    c: { name: 'quniform', low: 1, high: 9, q: 1 },
    d: uniform(0, 1),
  };
  /** In how many of some sweeps any parameter is told apart from chance. */
  const toldIn = (seeds: readonly number[], algo: Algo, expr: unknown, count: number) =>
    seeds.filter((seed) => {
      const next = stream(seed, 'noise');
      const trials = search(algo, expr, count, () => ok(next()), seed);
      return importance(expr, trials).some(({ isChance }) => !isChance);
    }).length;

  test.each([
    [20, sweepsOf(100, 20)],
    [60, sweepsOf(40, 20)],
    [200, sweepsOf(20, 5)],
  ])(
    `where no parameter matters, that is said of %i trials in 95 % of sweeps (${tried})`,
    (count, sweeps) => {
      expect(toldIn(sweeps, random(), mixed, count)).toBeLessThanOrEqual(sweeps.length / 20);
    },
  );

  test(`it is also said of the trials of a search that learns (${tried})`, () => {
    const sweeps = sweepsOf(20, 3);
    expect(toldIn(sweeps, tpe(), mixed, 60)).toBeLessThanOrEqual(sweeps.length / 20);
  });

  test.each([20, 60])(
    `a strong effect is told apart in each sweep of %i trials, and alone in nearly all (${tried})`,
    (count) => {
      const sweeps = sweepsOf(20, 10);
      const found = sweeps.map((seed) => {
        const trials = search(random(), mixed, count, ({ a }: { a: number }) => ok((a - 0.3) ** 2), seed);
        return importance(mixed, trials).filter(({ isChance }) => !isChance);
      });
      expect(found.filter((told) => told.some(({ label }) => label === '/a'))).toHaveLength(sweeps.length);
      expect(found.filter((told) => told.length === 1).length).toBeGreaterThanOrEqual(0.9 * sweeps.length);
    },
  );

  test('a strong effect that only one option of a choice has', () => {
    const expr = { kind: choice({ p: uniform(0, 1) }, { q: uniform(0, 1) }), z: uniform(0, 1) };
    const judge = ({ kind }: { kind: { p: number } | { q: number } }) => ok('q' in kind ? kind.q : 0.5);
    const told = importance(expr, search(random(), expr, 120, judge)).filter(({ isChance }) => !isChance);
    expect(told.map(({ label }) => label)).toEqual(['/kind/options/1/q']);
  });
});

describe('intervals', () => {
  const expr = { a: uniform(0, 1), b: choice('x', 'y'), c: { name: 'randint', upper: 9 } };
  const judge = ({ a, b }: { a: number; b: string }) => ok(a < 0.2 && b === 'y' ? 0 : 1);
  const intervals = (count: number, sweeps: readonly number[]) =>
    sweeps.map((seed) => {
      const found = importance(expr, search(random(), expr, count, judge, seed));
      return found.find(({ label }) => label === '/a')!;
    });

  test(`hold the mean of sweeps of as many trials about as often as they say (${tried})`, () => {
    const found = intervals(100, sweepsOf(40, 20));
    const mean = found.reduce((sum, { share }) => sum + share, 0) / found.length;
    const holding = found.filter(({ low, high }) => low <= mean && mean <= high).length;
    expect(holding).toBeGreaterThanOrEqual(0.8 * found.length);
    expect(found.every(({ low, share, high }) => low <= share && share <= high)).toBe(true);
  });

  test('are narrower the more trials there are', () => {
    const width = (count: number) =>
      intervals(count, sweepsOf(4, 4)).reduce((sum, { low, high }) => sum + (high - low), 0);
    expect(width(1000)).toBeLessThan(0.6 * width(100));
  });

  test('are ordered, of shares, and the same again, but not of another seed', () => {
    const trials = search(random(), expr, 60, judge);
    const found = importance(expr, trials);
    for (const { low, high } of found)
      expect([0, low, high, 1]).toEqual([0, low, high, 1].sort((a, b) => a - b));
    expect(importance(expr, trials)).toEqual(found);
    expect(importance(expr, trials, { seed: 1 })).not.toEqual(found);
  });
});

test('where nothing can be told all shares are 0', () => {
  const nothing = { '/0': 0, '/1': 0, '/2': 0, '/3': 0 };
  expect(shares(line, [])).toEqual(nothing);
  expect(
    shares(
      line,
      search(random(), line, 1, () => ok(1)),
    ),
  ).toEqual(nothing);
  expect(
    shares(
      line,
      search(random(), line, 60, () => ok(1)),
    ),
  ).toEqual(nothing);
  expect(
    shares(
      line,
      search(random(), line, 60, () => ({ status: 'fail' })),
    ),
  ).toEqual(nothing);
  expect(() => importance({ fixed: 1 }, [])).toThrow('Search space: found no expression');
  expect(() => importance(line, [], { objectiv: 1 } as never)).toThrow(
    'importance: found an unknown option "objectiv"; did you mean "objective"?',
  );
});
