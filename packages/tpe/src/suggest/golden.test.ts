import { readFileSync } from 'node:fs';
import type { Expression, TrialDoc } from '@s4nn/core';
import { expect, test } from 'vitest';
import { densityOf } from '../density/density.js';
import { scorer } from '../density/score.js';
import { type Point, pointOf } from '../space/point.js';
import { type Space, spaceOf } from '../space/space.js';
import { historyOf } from '../trials/history.js';
import { split } from './split.js';

// Figures of a second implementation, on histories of five problems: conditional, quantised, categorical, failed.
interface Golden {
  problem: string;
  space: {
    name: string;
    type: 'float' | 'int' | 'cat';
    low: number;
    high: number;
    log?: boolean;
    step?: number;
    choices: string[];
  }[];
  history: { params: Record<string, number | string>; value: number | null }[];
  below_trials: number[];
  above_trials: number[];
  threshold: number;
  weights_l: number[];
  sigma_l: (number | null)[][];
  candidates: Record<string, number | string>[];
  log_l: number[];
  log_g: number[];
}
const cases: Golden[] = JSON.parse(
  readFileSync(new URL('../../testdata/golden.json', import.meta.url), 'utf8'),
);

// Their conditions may hang on numbers, which hyperopt-js cannot say: here every parameter stands alone, and those that
// a trial lacks are missing from its values.
const expressionOf = ({ type, low, high, log, step, choices }: Golden['space'][number]): Expression => {
  if (type === 'cat') return { name: 'choice', options: choices };
  const bounds = log ? { low: Math.log(low), high: Math.log(high) } : { low, high };
  const q = step ?? (type === 'int' ? 1 : undefined);
  return { name: `${q ? 'q' : ''}${log ? 'log' : ''}uniform`, ...bounds, ...(q && { q }) };
};
const valuesOf = (golden: Golden, params: Record<string, number | string>) =>
  Object.fromEntries(
    golden.space
      .filter(({ name }) => name in params)
      .map(({ name, type, choices }) => [
        `/${name}`,
        type === 'cat' ? choices.indexOf(params[name] as string) : params[name],
      ]),
  );

test('five histories are there, one with failures and one with conditions', () => {
  expect(cases).toHaveLength(5);
  expect(cases.some(({ history }) => history.some(({ value }) => value === null))).toBe(true);
  expect(cases.some(({ sigma_l }) => sigma_l.some((row) => row.includes(null)))).toBe(true);
});

test.each(cases.map((golden) => [golden.problem, golden] as const))(
  '%s: split, weights, bandwidths and log densities',
  (_, golden) => {
    const expr = Object.fromEntries(golden.space.map((entry) => [entry.name, expressionOf(entry)]));
    const space: Space = spaceOf(expr);
    const trials = golden.history.map(
      ({ params, value }, id): TrialDoc => ({
        id,
        state: 2,
        args: null,
        result: value === null ? { status: 'fail' } : { status: 'ok', loss: value },
        misc: { values: valuesOf(golden, params) },
      }),
    );
    const history = historyOf({ expr }, space, trials);
    const { good, weights, bad } = split(history, 0.15, true);
    expect(good).toEqual(golden.below_trials);
    expect(bad).toEqual(golden.above_trials);
    expect(history.complete[good.length]!.loss).toBe(golden.threshold);

    const pointsAt = (indices: readonly number[]): Point[] => indices.map((index) => history.points[index]!);
    const likely = densityOf(space, pointsAt(good), weights);
    const unlikely = densityOf(
      space,
      pointsAt(bad),
      bad.map(() => 1),
    );
    golden.weights_l.forEach((weight, index) => {
      expect(likely.weights[index]).toBeCloseTo(weight, 12);
    });
    golden.sigma_l.forEach((row, component) => {
      row.forEach((sigma, parameter) => {
        const column = likely.columns[parameter]!;
        if (column.kind === 'categorical') return;
        if (sigma === null) expect(likely.points[component]![parameter]).toBeNaN();
        else expect(1 / column.sharpness[column.kernels[component]!]!).toBeCloseTo(sigma, 10);
      });
    });
    const logLikely = scorer(likely);
    const logUnlikely = scorer(unlikely);
    golden.candidates.forEach((candidate, index) => {
      const point = pointOf(space, valuesOf(golden, candidate));
      expect(logLikely(point)).toBeCloseTo(golden.log_l[index]!, 8);
      expect(logUnlikely(point)).toBeCloseTo(golden.log_g[index]!, 8);
    });
  },
);
