import { exp, log } from '@s4nn/core/math';
import { mass } from '../normal.js';
import type { Normal, Uniform } from '../space/expression.js';
import type { Mixture } from './mixture.js';

/** The range of a mixture's values. */
export interface Support {
  /** Whether the mixture is one of the values' logarithms. */
  readonly logarithmic: boolean;
  /** Bounds along the mixture's line. */
  readonly low: number;
  readonly high: number;
  /** Step of a quantised value. */
  readonly q: number | null;
}

/** The support of an expression. */
export const supportOf = (expression: Uniform | Normal): Support => ({
  logarithmic: expression.name.includes('log'),
  low: 'low' in expression ? expression.low : Number.NEGATIVE_INFINITY,
  high: 'high' in expression ? expression.high : Number.POSITIVE_INFINITY,
  q: 'q' in expression ? expression.q : null,
});

/**
 * hyperopt's `GMM1_lpdf` and `LGMM1_lpdf`: the logarithm of a mixture's density at a value, of its probability if quantised.
 * As in hyperopt, a mixture is truncated as a whole, and the density of continuous logarithmic values is not truncated.
 */
export function logDensity(mixture: Mixture, { logarithmic, low, high, q }: Support, value: number): number {
  const sum = (of: (centre: number, width: number) => number): number =>
    mixture.weights.reduce(
      (total, weight, index) => total + weight * of(mixture.centres[index]!, mixture.widths[index]!),
      0,
    );
  const within = (from: number, to: number) =>
    sum((centre, width) => mass((from - centre) / width, (to - centre) / width));
  if (q !== null) {
    const at = logarithmic ? (edge: number) => log(Math.max(0, edge)) : (edge: number) => edge;
    const from = Math.max(low, at(value - q / 2));
    const to = Math.min(high, at(value + q / 2));
    return log(within(from, to)) - log(within(low, high));
  }
  const at = logarithmic ? log(value) : value;
  // The logarithm of a sum of exponentials: alone they may all be 0.
  const exponents = mixture.weights.map((weight, index) => {
    const width = mixture.widths[index]!;
    const z = (at - mixture.centres[index]!) / width;
    return log(weight) - log(width * Math.sqrt(2 * Math.PI)) - 0.5 * z * z;
  });
  const largest = Math.max(...exponents);
  const density = largest + log(exponents.reduce((total, exponent) => total + exp(exponent - largest), 0));
  return logarithmic ? density - at : density - log(within(low, high));
}
