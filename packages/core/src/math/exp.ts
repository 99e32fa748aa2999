import { ln2High, ln2Low } from './ln2.js';
import { scaled } from './two.js';

/** eˣ, less than one unit in the last place from the exact value. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x < -746) return 0;
  if (x > 710) return Number.POSITIVE_INFINITY;
  const k = Math.round(x * Math.LOG2E);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const r2 = r * r;
  const r4 = r2 * r2;
  // The series from r²/2 to r¹³/13!, in groups that a processor can work on side by side; |r| ≤ ln 2 / 2.
  const rest =
    r2 *
    (1 / 2 +
      r * (1 / 6) +
      r2 * (1 / 24 + r * (1 / 120)) +
      r4 * (1 / 720 + r * (1 / 5040) + r2 * (1 / 40320 + r * (1 / 362880))) +
      r4 * r4 * (1 / 3628800 + r * (1 / 39916800) + r2 * (1 / 479001600 + r * (1 / 6227020800))));
  return scaled(1 + (high + (rest - low)), k);
}
