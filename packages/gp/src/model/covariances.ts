import { exp } from '@s4nn/core/math';
import type { Matrix } from '../linear/cholesky.js';
import { matern } from './kernel.js';
import type { Hyperparameters } from './process.js';

/** Hyperparameters as numbers instead of their logarithms. */
export interface Scales {
  readonly weights: readonly number[];
  readonly variance: number;
  readonly noise: number;
}

/** The scales that logarithms stand for. */
export function scalesOf(logs: Hyperparameters): Scales {
  const scales = Array.from(logs, exp);
  const noise = scales.pop()!;
  const variance = scales.pop()!;
  return { weights: scales, variance, noise };
}

/** [pairs] the squared distances: the sum over the parameters, each with its weight. */
export function distancesOf(squares: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const distances = new Float64Array(squares[0]!.length);
  for (const [index, own] of squares.entries()) {
    const weight = weights[index]!;
    for (let pair = 0; pair < distances.length; pair++) distances[pair]! += weight * own[pair]!;
  }
  return distances;
}

/** The lower triangle of the covariances of values at points. */
export function covariancesOf(
  distances: Float64Array,
  doubts: ArrayLike<number>,
  { variance, noise }: Omit<Scales, 'weights'>,
): Matrix {
  const n = doubts.length;
  const covariances = new Float64Array(n * n);
  for (let a = 0, pair = 0; a < n; a++) {
    for (let b = 0; b < a; b++) covariances[a * n + b] = variance * matern(distances[pair++]!);
    covariances[a * n + a] = variance + noise + doubts[a]!;
  }
  return covariances;
}
