// @ts-expect-error hyperopt-js has no type declarations.
import hyperparameters from 'hyperparameters';
import { expect, test } from 'vitest';
import plugin, { quasiRandom } from './quasi-random.js';

const { fmin, uniform, choice, loguniform, RandomState } = hyperparameters;
const space = { x: uniform(0, 8), kind: choice(['flat', { rate: loguniform(0, 2) }]) };
type Args = { x: number; kind: string | { rate: number } };

const ids = Array.from({ length: 64 }, (_, id) => id);
const drawn = (seed: number) =>
  quasiRandom()(ids, { expr: space }, { trials: [] }, seed).map(({ args }) => args as Args);

test('points fill the space evenly, each choice as often; a parameter exists under its choice only', () => {
  const points = drawn(3);
  expect(new Set(points.map(({ x }) => Math.floor(x * 8))).size).toBe(64);
  const nested = points.filter(({ kind }) => typeof kind === 'object');
  expect(nested).toHaveLength(32);
  for (const { kind } of nested) {
    const { rate } = kind as { rate: number };
    expect(Math.log(rate)).toBeGreaterThanOrEqual(0);
    expect(Math.log(rate)).toBeLessThanOrEqual(2);
  }
  expect(drawn(3)).toEqual(points);
  expect(drawn(4)).not.toEqual(points);
});

test('the sequence continues whatever the seeds of later calls are: one by one, from JSON, under fmin', async () => {
  const algo = quasiRandom();
  const together = algo(ids, { expr: space }, { trials: [] }, 5);
  const trials: typeof together = [];
  for (const id of ids) trials.push(...algo([id], { expr: space }, { trials }, 5 + id));
  expect(trials).toEqual(together);
  const begun = JSON.parse(JSON.stringify(together.slice(0, 10)));
  expect(algo(ids.slice(10), { expr: space }, { trials: begun }, 99)).toEqual(together.slice(10));

  const loss = ({ x }: Args) => x;
  const ran = await fmin(loss, space, algo, 64, { rng: new RandomState(1) });
  expect(new Set(ran.trials.map(({ args }: { args: Args }) => Math.floor(args.x * 8))).size).toBe(64);
});

test('more parameters than the sequence has dimensions', () => {
  const wide = Array.from({ length: 45 }, () => uniform(0, 1));
  const rows = quasiRandom()(ids, { expr: wide }, { trials: [] }, 1).map(({ args }) => args as number[]);
  for (let axis = 0; axis < 45; axis++) expect(new Set(rows.map((row) => row[axis])).size).toBe(64);
  expect(plugin.kind).toBe('search');
});
