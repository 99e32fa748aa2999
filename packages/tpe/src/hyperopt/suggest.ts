import type { Random } from '@s4nn/core';
import { exp, log } from '@s4nn/core/math';
import { quantile } from '../normal.js';
import type { Normal, Uniform } from '../space/expression.js';
import { fillPoint, type Point, randomPoint } from '../space/point.js';
import type { Parameter, Space } from '../space/space.js';
import type { History } from '../trials/history.js';
import { logDensity, supportOf } from './density.js';
import { forgettingWeights, type Mixture, mixtureOf } from './mixture.js';
import { goodTrials } from './split.js';

const startup = 20;
const candidates = 24;
const gamma = 0.25;

/**
 * The next point as hyperopt's `tpe.suggest` (Bergstra et al. 2013) chooses it: each parameter on its own. Trials without a
 * loss are the worst. Quantised values stay within their bounds, unlike hyperopt's.
 */
export function suggest(space: Space, history: History, draw: Random): Point {
  const { points } = history;
  if (points.length < startup) return randomPoint(space, draw);
  const good = goodTrials(history, gamma);
  return fillPoint(space, (parameter, index) => {
    const present = [...points.keys()].filter((trial) => !Number.isNaN(points[trial]![index]!));
    const coordinatesOf = (trials: readonly number[]) => trials.map((trial) => points[trial]![index]!);
    const below = coordinatesOf(present.filter((trial) => good.has(trial)));
    const above = coordinatesOf(present.filter((trial) => !good.has(trial)));
    return parameter.kind === 'categorical'
      ? suggestCategory(parameter.options, below, above, draw)
      : suggestNumber(parameter, below, above, draw);
  });
}

/** The best of some draws; the first of equals. */
function best<Candidate>(from: () => Candidate, score: (candidate: Candidate) => number): Candidate {
  let chosen = from();
  let highest = score(chosen);
  for (let count = 1; count < candidates; count++) {
    const candidate = from();
    const reached = score(candidate);
    if (reached > highest) [chosen, highest] = [candidate, reached];
  }
  return chosen;
}

/** [options] probability of each category: how often it was observed, with more weight on recent trials, plus one. */
export function categoryWeights(options: number, observed: readonly number[]): number[] {
  const counts = new Array<number>(options).fill(1);
  const weights = forgettingWeights(observed.length);
  observed.forEach((category, index) => {
    counts[category]! += weights[index]!;
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}

function suggestCategory(
  options: number,
  below: readonly number[],
  above: readonly number[],
  draw: Random,
): number {
  const likely = categoryWeights(options, below);
  const unlikely = categoryWeights(options, above);
  return best(
    () => pick(likely, draw()),
    (category) => log(likely[category]!) - log(unlikely[category]!),
  );
}

type Numeric = Extract<Parameter, { kind: 'numeric' }>;

function suggestNumber(
  { scale, expression }: Numeric,
  below: readonly number[],
  above: readonly number[],
  draw: Random,
): number {
  const support = supportOf(expression);
  // A quantised value may be 0 on a logarithmic scale.
  const least = Math.max(1e-12, exp(support.low));
  const line = (coordinate: number): number => {
    const value = scale.decode(coordinate);
    return support.logarithmic ? log(Math.max(value, least)) : value;
  };
  const [centre, width] = priorOf(expression);
  const likely = mixtureOf(below.map(line), centre, width);
  const unlikely = mixtureOf(above.map(line), centre, width);
  const from = (): number => {
    const at = drawFrom(likely, support.low, support.high, draw);
    return scale.encode(support.logarithmic ? exp(at) : at);
  };
  return best(
    () => scale.encode(scale.decode(from())),
    (coordinate) => {
      const value = scale.decode(coordinate);
      return logDensity(likely, support, value) - logDensity(unlikely, support, value);
    },
  );
}

/** Centre and width of the prior along the (logarithmic) number line. */
const priorOf = (expression: Uniform | Normal): [number, number] =>
  'low' in expression
    ? [(expression.low + expression.high) / 2, expression.high - expression.low]
    : [expression.mu, expression.sigma];

/** A number from a mixture that is truncated as a whole: the first within the bounds. */
function drawFrom({ weights, centres, widths }: Mixture, low: number, high: number, draw: Random): number {
  for (;;) {
    const component = pick(weights, draw());
    const at = centres[component]! + widths[component]! * quantile(draw());
    if (at >= low && at < high) return at;
  }
}

function pick(weights: readonly number[], uniform: number): number {
  let left = uniform;
  for (let index = 0; index < weights.length - 1; index++) {
    left -= weights[index]!;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
