import { exp } from '@s4nn/core/math';
import type { Point, Space } from '@s4nn/tpe/search-space';
import { factorise, solveLower, solveUpper } from '../linear/cholesky.js';
import { allApart, apart, matern, maternSlope, placeOf } from './kernel.js';
import { distancesOf } from './likelihood.js';
import type { Evidence, Hyperparameters } from './process.js';

/** What is believed of the function at a point, without noise. */
export interface Belief {
  readonly mean: number;
  readonly deviation: number;
}

/** The same with how both change along each number of the space; 0 for choices. */
export interface Slopes extends Belief {
  readonly ofMean: Float64Array;
  readonly ofDeviation: Float64Array;
}

/** The function as the evidence tells it. */
export interface Posterior {
  readonly at: (point: Point) => Belief;
  readonly slopesAt: (point: Point) => Slopes;
  /** Variance of the noise. */
  readonly noise: number;
}

/** Conditions a Gaussian process on evidence. The results of a call are valid until the next. */
export function posteriorOf(space: Space, evidence: Evidence, logs: Hyperparameters): Posterior {
  const { points, values } = evidence;
  const n = points.length;
  const weights = space.map((_, index) => exp(logs[index]!));
  const variance = exp(logs[space.length]!);
  const noise = exp(logs[space.length + 1]!);
  const lower = factorOf(space, evidence, weights, variance, noise);
  const white = solveLower(lower, n, values, new Float64Array(n));
  const alpha = solveUpper(lower, n, white, new Float64Array(n));
  const [distances, covariances, solved, back] = [0, 0, 0, 0].map(() => new Float64Array(n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const at = (point: Point): Belief => {
    let mean = 0;
    for (let k = 0; k < n; k++) {
      let square = 0;
      for (let index = 0; index < space.length; index++) {
        square += weights[index]! * apart(space[index]!, point[index]!, points[k]![index]!);
      }
      distances[k] = square;
      covariances[k] = variance * matern(square);
      mean += covariances[k]! * alpha[k]!;
    }
    solveLower(lower, n, covariances, solved);
    let known = 0;
    for (let k = 0; k < n; k++) known += solved[k]! * solved[k]!;
    return { mean, deviation: Math.sqrt(Math.max(1e-12 * variance, variance - known)) };
  };
  const slopesAt = (point: Point): Slopes => {
    const belief = at(point);
    solveUpper(lower, n, solved, back);
    const [ofMean, ofDeviation] = [new Float64Array(space.length), new Float64Array(space.length)];
    for (let k = 0; k < n; k++) {
      const slope = 2 * variance * maternSlope(distances[k]!);
      for (let index = 0; index < space.length; index++) {
        if (space[index]!.kind !== 'numeric' || Number.isNaN(point[index]!)) continue;
        const change = slope * weights[index]! * (point[index]! - placeOf(points[k]![index]!));
        ofMean[index]! += change * alpha[k]!;
        ofDeviation[index]! -= (change * back[k]!) / belief.deviation;
      }
    }
    return { ...belief, ofMean, ofDeviation };
  };
  return { at, slopesAt, noise };
}

/** The Cholesky factor of the covariances, with as little added to their diagonal as makes them positive definite. */
function factorOf(
  space: Space,
  { points, doubts }: Evidence,
  weights: readonly number[],
  variance: number,
  noise: number,
): Float64Array {
  const n = points.length;
  const distances = distancesOf(allApart(space, points), weights, (n * (n - 1)) / 2);
  for (let added = 0; ; added = added === 0 ? 1e-8 : 10 * added) {
    const covariances = new Float64Array(n * n);
    for (let a = 0, pair = 0; a < n; a++) {
      for (let b = 0; b < a; b++) covariances[a * n + b] = variance * matern(distances[pair++]!);
      covariances[a * n + a] = variance * (1 + added) + noise + doubts[a]!;
    }
    if (factorise(covariances, n)) return covariances;
  }
}
