import { exp, log } from '@s4nn/core/math';
import { cumulative } from '@s4nn/tpe/search-space';
import type { Belief, Slopes } from '../model/posterior.js';

const rootOfTwoPi = Math.sqrt(2 * Math.PI);

/** Where the formula would lose all digits, a series in one over the squared distance takes its place. */
const far = -10;

/** The expected improvement of a standard normal number on one that is `z` above its mean, as a logarithm, and its slope by z. */
function standardImprovement(z: number): {
  readonly value: number;
  readonly share: number;
  readonly height: number;
} {
  if (z > far) {
    const height = exp(-0.5 * z * z) / rootOfTwoPi;
    const below = cumulative(z);
    const improvement = height + z * below;
    return { value: log(improvement), share: below / improvement, height: height / improvement };
  }
  const square = 1 / (z * z);
  const improvement = square * (1 - square * (3 - square * (15 - square * (105 - 945 * square))));
  const below = -1 / z + (1 / z) * square * (1 - square * (3 - 15 * square));
  return {
    value: -0.5 * z * z - log(rootOfTwoPi) + log(improvement),
    share: below / improvement,
    height: 1 / improvement,
  };
}

/** The logarithm of how much lower than `best` a point is expected to be (Jones et al. 1998; as a logarithm, Ament et al. 2023). */
export const improvement = (best: number, { mean, deviation }: Belief): number =>
  log(deviation) + standardImprovement((best - mean) / deviation).value;

/** The same with its gradient. */
export function improvementSlopes(
  best: number,
  { mean, deviation, ofMean, ofDeviation }: Slopes,
): { readonly value: number; readonly gradient: Float64Array } {
  const { value, share, height } = standardImprovement((best - mean) / deviation);
  return {
    value: log(deviation) + value,
    gradient: ofMean.map((slope, k) => (height * ofDeviation[k]! - share * slope) / deviation),
  };
}
