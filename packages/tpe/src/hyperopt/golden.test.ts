import { readFileSync } from 'node:fs';
import type { TrialDoc } from '@s4nn/core';
import { expect, test } from 'vitest';
import { spaceOf } from '../space/space.js';
import { historyOf } from '../trials/history.js';
import { logDensity } from './density.js';
import { forgettingWeights, mixtureOf } from './mixture.js';
import { goodCount, goodTrials } from './split.js';
import { categoryWeights } from './suggest.js';

// Figures of hyperopt itself.
interface Density {
  weights: number[];
  mus: number[];
  sigmas: number[];
  low: number | null;
  high: number | null;
  q: number | null;
  x: number[];
  lpdf: number[];
}
interface Category {
  obs: number[];
  result: number[];
}
interface Golden {
  adaptive_parzen_normal: (Density & { obs: number[]; prior_mu: number; prior_sigma: number })[];
  linear_forgetting_weights: { N: number; w: number[] }[];
  n_below: { gamma: number; N: number; n_below: number }[];
  GMM1_lpdf: Density[];
  LGMM1_lpdf: Density[];
  split: { losses: (number | 'inf')[]; vals: number[]; gamma: number; below: number[]; above: number[] }[];
  categorical: Category;
  randint: Category;
}
const golden: Golden = JSON.parse(
  readFileSync(new URL('../../testdata/hyperopt.json', import.meta.url), 'utf8'),
);
const close = (found: readonly number[], expected: readonly number[], digits = 12) => {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, index) => {
    expect(value).toBeCloseTo(expected[index]!, digits);
  });
};

test.each(golden.adaptive_parzen_normal)(
  'the mixture of $obs',
  ({ obs, prior_mu, prior_sigma, ...expected }) => {
    const { weights, centres, widths } = mixtureOf(obs, prior_mu, prior_sigma);
    close(weights, expected.weights);
    close(centres, expected.mus);
    close(widths, expected.sigmas);
  },
);

test.each(golden.linear_forgetting_weights)('forgetting, $N observations', ({ N, w }) => {
  close(forgettingWeights(N), w);
});

test.each(golden.n_below)('of $N trials $n_below are good', ({ gamma, N, n_below }) => {
  expect(goodCount(N, gamma)).toBe(n_below);
});

test.each([
  ...golden.GMM1_lpdf.map((density) => ({ ...density, logarithmic: false })),
  ...golden.LGMM1_lpdf.map((density) => ({ ...density, logarithmic: true })),
])(
  'density: logarithmic $logarithmic, $low to $high, q $q',
  ({ x, lpdf, low, high, q, logarithmic, ...rest }) => {
    const mixture = { weights: rest.weights, centres: rest.mus, widths: rest.sigmas };
    const bounds = { low: low ?? Number.NEGATIVE_INFINITY, high: high ?? Number.POSITIVE_INFINITY };
    close(
      x.map((value) => logDensity(mixture, { ...bounds, q, logarithmic }, value)),
      lpdf,
      9,
    );
  },
);

test.each(golden.split)('split of $losses', ({ losses, vals, gamma, below, above }) => {
  const expr = { name: 'uniform', low: 0, high: 100 };
  const trials = losses.map(
    (loss, id): TrialDoc => ({
      id,
      state: 2,
      args: vals[id]!,
      result: loss === 'inf' ? { status: 'fail' } : { status: 'ok', loss },
    }),
  );
  const good = goodTrials(historyOf({ expr }, spaceOf(expr), trials), gamma);
  expect(vals.filter((_, id) => good.has(id))).toEqual(below);
  expect(vals.filter((_, id) => !good.has(id))).toEqual(above);
});

test.each([golden.categorical, golden.randint])('categories', ({ obs, result }) => {
  close(categoryWeights(4, obs), result);
});
