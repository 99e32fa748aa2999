import { type Algo, type Expression, random, type TrialDoc } from '@s4nn/core';
import { random as randomSearch } from '@s4nn/tpe/random';
import { median } from '../median.js';

const trials = 1000;
const suggestions = 30;

const rate = { name: 'loguniform', low: Math.log(1e-4), high: 0 };
const size = { name: 'quniform', low: 50, high: 1000, q: 50 };
const threshold = { name: 'uniform', low: 0, high: 1 };

/** Twelve parameters: a choice of one to three layers, all but the first with three parameters each, and three others. */
const space: Expression = {
  rate,
  threshold,
  margin: { name: 'randint', upper: 6 },
  layers: {
    name: 'choice',
    options: [
      { depth: 1, size, threshold },
      { depth: 2, size, threshold, rate },
      { depth: 3, size, threshold, rate },
    ],
  },
};

/** Median milliseconds of one suggestion after 1,000 trials of 12 parameters, of which up to 7 exist at a time. */
export function longHistory(algo: Algo): number {
  const domain = { expr: space };
  const drawn = randomSearch()(
    Array.from({ length: trials }, (_, id) => id),
    domain,
    { trials: [] },
    1,
  );
  const known = drawn.map((trial): TrialDoc => {
    const loss = random(1, 'loss', trial.id)();
    return { ...trial, state: 2, result: loss > 0.9 ? { status: 'fail' } : { status: 'ok', loss } };
  });
  const times = Array.from({ length: suggestions }, (_, turn) => {
    const start = performance.now();
    algo([trials + turn], domain, { trials: known }, 1);
    return performance.now() - start;
  });
  return median(times);
}
