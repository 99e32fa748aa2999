import { log, power } from '@s4nn/core/math';

/**
 * Losses as values with mean 0 and variance 1, bent by the power that makes them most like a normal distribution (Yeo and Johnson 2000):
 * one loss that is a thousand times worse would otherwise leave nothing of the differences among the good ones. The order stays.
 */
export function warped(losses: readonly number[]): number[] {
  const plain = standard(losses);
  let best = Number.NEGATIVE_INFINITY;
  let values = plain;
  for (const exponent of exponents) {
    const bent = plain.map((value) => bend(value, exponent));
    const likelihood = likelihoodOf(plain, bent, exponent);
    if (likelihood > best) {
      best = likelihood;
      values = bent;
    }
  }
  return standard(values);
}

// Beyond 1 good losses would be bent together.
const exponents = Array.from({ length: 13 }, (_, k) => -2 + k / 4);

function standard(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(varianceOf(values)) || 1;
  return values.map((value) => (value - mean) / deviation);
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
}

function bend(value: number, exponent: number): number {
  if (value >= 0) return exponent === 0 ? log(1 + value) : (raised(1 + value, exponent) - 1) / exponent;
  return exponent === 2 ? -log(1 - value) : -(raised(1 - value, 2 - exponent) - 1) / (2 - exponent);
}

/** A number of at least 1 to the power of a multiple of ¼. */
function raised(base: number, exponent: number): number {
  const quarters = Math.abs(exponent) * 4;
  const root = power(Math.sqrt(Math.sqrt(base)), quarters);
  return exponent < 0 ? 1 / root : root;
}

/** The logarithm of how likely an exponent is, up to a constant; it is pulled to 1, which bends nothing. */
function likelihoodOf(plain: readonly number[], bent: readonly number[], exponent: number): number {
  const variance = varianceOf(bent);
  if (!(variance > 0)) return Number.NEGATIVE_INFINITY;
  const stretched = plain.reduce((sum, value) => sum + Math.sign(value) * log(1 + Math.abs(value)), 0);
  const pull = (exponent - 1) / 1.5;
  return -0.5 * plain.length * log(variance) + (exponent - 1) * stretched - 0.5 * pull * pull;
}
