import { type Algo, type Expression, InputError, type TrialDoc, type TrialResult } from '@s4nn/core';
import { expect, test } from 'vitest';
import { random } from '../random.js';
import { recognise } from '../space/space.js';
import { tpe } from '../tpe.js';

function search(
  algo: Algo,
  expr: Expression,
  count: number,
  seed: number,
  judge: (args: never) => TrialResult,
): TrialDoc[] {
  const trials: TrialDoc[] = [];
  for (let id = 0; id < count; id++) {
    const [trial] = algo([id], { expr }, { trials }, seed);
    trials.push({ ...trial!, state: 2, result: judge(trial!.args as never) });
  }
  return trials;
}
const hyperopt = tpe({ compatibility: 'hyperopt' });

// Every kind of expression, some under a choice.
const expr = {
  a: { name: 'uniform', low: -2, high: 3 },
  b: { name: 'quniform', low: 1, high: 10, q: 4 },
  c: { name: 'loguniform', low: -3, high: 0 },
  d: { name: 'qloguniform', low: 0, high: 4, q: 2 },
  e: { name: 'normal', mu: 3, sigma: 2 },
  f: { name: 'qnormal', mu: 0, sigma: 2, q: 1 },
  g: {
    name: 'choice',
    options: [
      { name: 'lognormal', mu: 0, sigma: 1 },
      { name: 'qlognormal', mu: -1, sigma: 1, q: 0.5 },
      'none',
    ],
  },
  h: { name: 'randint', upper: 5 },
};
type Args = { a: number; c: number; h: number };

test('every kind of expression: values of the space, repeatable, better than random', () => {
  const loss = ({ a, c, h }: Args) => (a - 1) ** 2 + (Math.log(c) + 2) ** 2 + (h === 3 ? 0 : 1);
  const judge = (args: Args): TrialResult =>
    args.a > 2.5 ? { status: 'fail' } : { status: 'ok', loss: loss(args) };
  const lowest = (algo: Algo, seed: number) => {
    const trials = search(algo, expr, 80, seed, judge as never);
    for (const { args } of trials) expect(recognise(expr, args, {})).toBe(true);
    return Math.min(...trials.map(({ args }) => loss(args as Args)));
  };
  const seeds = [1, 2, 3, 4, 5];
  const median = (algo: Algo) => seeds.map((seed) => lowest(algo, seed)).toSorted((x, y) => x - y)[2]!;
  expect(median(hyperopt)).toBeLessThan(0.5 * median(random()));
  expect(lowest(hyperopt, 1)).toBe(lowest(hyperopt, 1));
});

test('trials 0 to 19 are random ones, failed or not, and then each parameter is searched alone', () => {
  const judge = (args: { a: number }): TrialResult =>
    args.a > 0 ? { status: 'fail' } : { status: 'ok', loss: -args.a };
  const one = { a: { name: 'uniform', low: -1, high: 1 } };
  const trials = search(hyperopt, one, 60, 3, judge as never);
  const failed = (from: number, to: number) =>
    trials.slice(from, to).filter(({ result }) => result.status === 'fail').length;
  expect(failed(0, 20)).toBeGreaterThan(4);
  expect(failed(20, 60)).toBeLessThan(20);
});

test('another word is refused', () => {
  expect(() => tpe({ compatibility: 'optuna' as never })).toThrow(
    new InputError('tpe.compatibility: found "optuna", expected "none" or "hyperopt"'),
  );
});
