import type { Point, Space } from '@s4nn/tpe/search-space';
import { factorise, type Matrix, solveLower, solveUpper } from '../linear/cholesky.js';
import { covariancesOf, distancesOf, type Scales, scalesOf } from './covariances.js';
import { allApart, apart, matern, maternSlope, placeOf } from './kernel.js';
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

/** Conditions a Gaussian process on evidence. */
export function posteriorOf(space: Space, evidence: Evidence, logs: Hyperparameters): Posterior {
  const { points, values } = evidence;
  const n = points.length;
  const scales = scalesOf(logs);
  const { weights, variance, noise } = scales;
  const lower = factorOf(space, evidence, scales);
  const white = solveLower(lower, n, values, new Float64Array(n));
  const alpha = solveUpper(lower, n, white, new Float64Array(n));
  const distances = new Float64Array(n);
  const covariances = new Float64Array(n);
  const solved = new Float64Array(n);
  const back = new Float64Array(n);
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
function factorOf(space: Space, { points, doubts }: Evidence, { weights, variance, noise }: Scales): Matrix {
  const distances = distancesOf(allApart(space, points), weights);
  for (let added = 0; ; added = added === 0 ? 1e-8 : 10 * added) {
    const lower = covariancesOf(distances, doubts, { variance, noise: noise + variance * added });
    if (factorise(lower, points.length)) return lower;
  }
}
