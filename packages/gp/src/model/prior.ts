import { exp } from '@s4nn/core/math';
import type { Hyperparameters } from './process.js';

/** Bounds of the logarithms, within which everything is a number. */
const bounds = { weight: [-12, 7], variance: [-5, 5], noise: [Math.LN10 * -6, 2] } as const;

/** The lower (0) or upper (1) bounds of the hyperparameters, for a space with this many parameters. */
export const boundOf = (parameters: number, end: 0 | 1): Hyperparameters =>
  Float64Array.from([
    ...new Array<number>(parameters).fill(bounds.weight[end]),
    bounds.variance[end],
    bounds.noise[end],
  ]);

/** Where a fit begins: every parameter matters over the whole of its range, and a hundredth of the variance is noise. */
export const beginning = (parameters: number): Hyperparameters =>
  Float64Array.from([...new Array<number>(parameters).fill(0), 0, Math.LN10 * -2]);

const pull = 0.1;
const [varianceRate, noiseRate, noisePower] = [1, 30, 0.1];

/**
 * Adds to a negative logarithm and its gradient what is likely before there is evidence, in the form that Optuna's sampler uses: weights
 * neither 0 nor huge (−log p = 0.1 / w + 0.1 w), a variance near 1 (gamma with shape 2), little noise (gamma with shape 1.1 and rate 30).
 */
export function addPrior(logs: Hyperparameters, gradient: Float64Array): number {
  const parameters = logs.length - 2;
  let value = 0;
  for (let index = 0; index < parameters; index++) {
    const weight = exp(logs[index]!);
    value += pull * (1 / weight + weight);
    gradient[index]! += pull * (weight - 1 / weight);
  }
  const variance = exp(logs[parameters]!);
  const noise = exp(logs[parameters + 1]!);
  gradient[parameters]! += varianceRate * variance - 1;
  gradient[parameters + 1]! += noiseRate * noise - noisePower;
  return (
    value +
    varianceRate * variance -
    logs[parameters]! +
    noiseRate * noise -
    noisePower * logs[parameters + 1]!
  );
}
