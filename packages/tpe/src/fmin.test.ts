import type { Algo } from '@s4nn/core';
// @ts-expect-error hyperopt-js has no type declarations.
import hyperparameters from 'hyperparameters';
import { expect, test } from 'vitest';
import { random } from './random.js';
import { tpe } from './tpe.js';

type Doc = { id: number; state: number; args: Args; result: { loss: number } };
type Args = { x: number; kind: { name: string; y?: number } };
const { fmin, uniform, quniform, choice, RandomState, search } = hyperparameters;

const space = {
  x: uniform(-5, 5),
  kind: choice([{ name: 'flat' }, { name: 'bent', y: quniform(1, 10, 4) }]),
};
const loss = ({ x, kind }: Args) => (x - 1) ** 2 + (kind.y === undefined ? 1 : Math.abs(kind.y - 8) / 8);
const run = async (
  algo: unknown,
  seed: number,
  objective: (args: Args) => unknown = loss,
  rest: object = {},
) => {
  const trials = await fmin(objective, space, algo, 40, { rng: new RandomState(seed), ...rest });
  return trials.trials as Doc[];
};
const best = (trials: Doc[]) => Math.min(...trials.map(({ result }) => result.loss));

test("runs under hyperopt-js's own fmin, and beats its random search", async () => {
  const trials = await run(tpe(), 1);
  expect(trials).toHaveLength(40);
  for (const { state, args } of trials) {
    expect(state).toBe(2);
    expect(args.kind.name === 'bent' ? [4, 8].includes(args.kind.y!) : !('y' in args.kind)).toBe(true);
  }
  expect(best(trials)).toBeLessThan(0.01);
  expect(await run(tpe(), 1)).toMatchObject(trials.map(({ args, result }) => ({ args, result })));
  const seeds = [1, 2, 3, 4, 5];
  const median = async (algo: unknown) =>
    (await Promise.all(seeds.map(async (seed) => best(await run(algo, seed))))).toSorted((a, b) => a - b)[2]!;
  expect(await median(tpe())).toBeLessThan(0.1 * (await median(search.randomSearch)));
  expect(await run(random(), 1)).toHaveLength(40);
});

test('an objective may throw, fail, or answer with an accuracy', async () => {
  const shaky = (args: Args) => {
    if (args.x > 3) throw new Error('out of memory');
    if (args.x < -3) return { status: 'fail' };
    return { status: 'ok', accuracy: 1 - loss(args) };
  };
  const trials = (await run(tpe(), 2, shaky, { catchExceptions: true })) as unknown as {
    result: { accuracy?: number };
  }[];
  // hyperopt-js hides the trials that threw; the search has seen them all the same.
  expect(trials.length).toBeGreaterThan(33);
  expect(trials.length).toBeLessThan(40);
  expect(
    Math.max(...trials.map(({ result }) => result.accuracy ?? Number.NEGATIVE_INFINITY)),
  ).toBeGreaterThan(0.97);
});

test("continues from trials of hyperopt-js's random search", async () => {
  const begun = await fmin(loss, space, search.randomSearch, 20, { rng: new RandomState(4) });
  let shown = 0;
  const algo: Algo = (ids, domain, trials, seed) => {
    shown = Math.max(shown, trials.trials.length);
    return tpe({ startup: 20 })(ids, domain, trials, seed);
  };
  const trials = await fmin(loss, space, algo, 40, { rng: new RandomState(5), trials: begun });
  expect(shown).toBe(39);
  expect(best(trials.trials)).toBeLessThan(0.1);
});
