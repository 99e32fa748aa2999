import { log } from '@s4nn/core/math';
import { factorise, inverse, solveLower, solveUpper } from '../linear/cholesky.js';
import type { Slope } from '../linear/minimise.js';
import { covariancesOf, distancesOf, scalesOf } from './covariances.js';
import { maternSlope } from './kernel.js';
import { addPrior } from './prior.js';
import type { Evidence, Hyperparameters } from './process.js';

/**
 * The negative logarithm of how likely hyperparameters are, given the evidence and before it (Rasmussen and Williams 2006, equation 5.8),
 * up to a constant, with its gradient.
 * @param squares {@link allApart} of the evidence's points.
 * @returns null where the covariances are not positive definite.
 */
export function unlikelihood(
  logs: Hyperparameters,
  { values, doubts }: Evidence,
  squares: readonly Float64Array[],
): Slope | null {
  const [n, parameters] = [values.length, squares.length];
  const scales = scalesOf(logs);
  const { weights, variance, noise } = scales;
  const distances = distancesOf(squares, weights);
  const covariances = covariancesOf(distances, doubts, scales);
  const lower = covariances.slice();
  if (!factorise(lower, n)) return null;
  const white = solveLower(lower, n, values, new Float64Array(n));
  const alpha = solveUpper(lower, n, white, new Float64Array(n));
  const inverted = inverse(lower, n);
  const gradient = new Float64Array(parameters + 2);
  let value = addPrior(logs, gradient);
  for (let a = 0; a < n; a++) value += 0.5 * white[a]! * white[a]! + log(lower[a * n + a]!);

  // What each covariance adds to the logarithm: ½ (α αᵀ − K⁻¹), twice where it stands for two.
  const shares = new Float64Array(distances.length);
  for (let a = 0, pair = 0; a < n; a++) {
    for (let b = 0; b < a; b++, pair++) {
      const share = alpha[a]! * alpha[b]! - inverted[a * n + b]!;
      gradient[parameters]! -= share * covariances[a * n + b]!;
      shares[pair] = share * variance * maternSlope(distances[pair]!);
    }
    const share = 0.5 * (alpha[a]! * alpha[a]! - inverted[a * n + a]!);
    gradient[parameters]! -= share * variance;
    gradient[parameters + 1]! -= share * noise;
  }
  for (let index = 0; index < parameters; index++) {
    const own = squares[index]!;
    let sum = 0;
    for (let pair = 0; pair < shares.length; pair++) sum += shares[pair]! * own[pair]!;
    gradient[index]! -= sum * weights[index]!;
  }
  return { value, gradient };
}
