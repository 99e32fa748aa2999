import { InputError, type TrialDoc } from '@s4nn/core';
import fc from 'fast-check';
// @ts-expect-error hyperopt-js has no type declarations.
import hyperparameters from 'hyperparameters';
import { expect, test } from 'vitest';
import plugin, { grid } from './grid.js';
import { spaceOf } from './space/space.js';

const { fmin, uniform, loguniform, quniform, normal, choice, randint } = hyperparameters;

/** Asks one by one until nothing is left. */
function walk(expr: unknown, options = {}, trials: TrialDoc[] = []): unknown[] {
  const algo = grid(options);
  const found: unknown[] = [];
  for (let id = trials.length; id < 1000; id++) {
    const [trial] = algo([id], { expr }, { trials }, id);
    if (!trial) return found;
    trials.push(trial);
    found.push(trial.args);
  }
  throw new Error('no end');
}

const space = {
  size: quniform(100, 300, 100),
  kind: choice(['flat', { degree: randint(2), on: choice([true, false]) }]),
};

test('all points of a finite space in order, each once, and then no more', () => {
  const kinds = [
    'flat',
    { degree: 0, on: true },
    { degree: 0, on: false },
    { degree: 1, on: true },
    { degree: 1, on: false },
  ];
  expect(walk(space)).toEqual([100, 200, 300].flatMap((size) => kinds.map((kind) => ({ size, kind }))));
});

test('several at once are the same ones, and the last answer is short', () => {
  const ids = Array.from({ length: 20 }, (_, id) => id);
  const trials = grid()(ids, { expr: space }, { trials: [] }, 0);
  expect(trials.map(({ args }) => args)).toEqual(walk(space));
  expect(trials.map(({ id }) => id)).toEqual(ids.slice(0, 15));
});

test('points that somebody else asked for are skipped', () => {
  const mine: TrialDoc = {
    id: 0,
    state: 2,
    args: { size: 200, kind: 'flat' },
    result: { status: 'fail' },
  };
  const rest = walk(space, {}, [mine]);
  expect(rest).toHaveLength(14);
  expect(rest).not.toContainEqual(mine.args);
  // One that lies beside the grid takes nothing from it.
  expect(walk({ x: uniform(0, 1) }, { points: 3 }, [{ ...mine, args: { x: 0.49 } }])).toHaveLength(3);
});

test('continuous parameters have as many points as said, bounds and all', () => {
  expect(walk(uniform(-1, 3))).toEqual([-1, 0, 1, 2, 3]);
  expect(walk(uniform(-1, 3), { points: 1 })).toEqual([1]);
  const rates = walk(loguniform(Math.log(0.01), Math.log(1)), { points: 3 }) as number[];
  for (const [index, rate] of [0.01, 0.1, 1].entries()) expect(rates[index]).toBeCloseTo(rate, 12);
  const quartiles = walk(normal(3, 2), { points: 3 }) as number[];
  expect(quartiles[1]).toBeCloseTo(3, 9);
  expect(quartiles[2]! - 3).toBeCloseTo(2 * 0.9674215661017014, 6);
  expect(walk({ a: uniform(0, 1), b: uniform(0, 1) }, { points: 4 })).toHaveLength(16);
});

test('whatever the space, there are as many points as it has, all different', () => {
  const size = (node: unknown): number => {
    const { name, options, upper, high } = node as Record<string, number> & {
      name: string;
      options: unknown[];
    };
    if (name === 'choice') return options.reduce((sum: number, option) => sum + size(option), 0);
    if (name === 'randint') return upper!;
    if (name === 'quniform') return high! + 1;
    if (name === 'uniform') return 2;
    return typeof node === 'object'
      ? Object.values(node!).reduce((product, child) => product * size(child), 1)
      : 1;
  };
  const leaf = fc.oneof(
    fc.constant<unknown>('plain'),
    fc.integer({ min: 1, max: 3 }).map((upper) => ({ name: 'randint', upper })),
    fc.integer({ min: 1, max: 3 }).map((high) => ({ name: 'quniform', low: 0, high, q: 1 })),
    fc.constant({ name: 'uniform', low: -2, high: 7 }),
  );
  const { node } = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.dictionary(fc.constantFrom('a', 'b'), tie('node')),
      fc.array(tie('node'), { minLength: 1, maxLength: 2 }).map((options) => ({ name: 'choice', options })),
    ),
  }));
  fc.assert(
    fc.property(node, (expr) => {
      const count = size(expr);
      fc.pre(count < 200 && spaceOf(expr).length > 0);
      const trials: TrialDoc[] = [];
      expect(walk(expr, { points: 2 }, trials)).toHaveLength(count);
      expect(new Set(trials.map(({ misc }) => JSON.stringify(misc))).size).toBe(count);
    }),
  );
});

test("hyperopt-js's fmin ends when nothing is left", async () => {
  const trials = await fmin(({ size }: { size: number }) => size, space, grid(), 100);
  expect(trials.trials).toHaveLength(15);
});

test('the plugin has its options; points out of range are refused', () => {
  expect(plugin.kind).toBe('search');
  expect(
    plugin.create({ points: 2 } as never)([0, 1, 2], { expr: uniform(0, 1) }, { trials: [] }, 0),
  ).toHaveLength(2);
  expect(() => grid({ points: 0 })).toThrow(
    new InputError('grid.points: found 0, expected an integer of at least 1'),
  );
});
