import { ln2High, ln2Low } from './ln2.js';
import { scaled, upperBits } from './two.js';

/** What takes a fraction of √2 or more to the next exponent. */
const toNext = 0x100000 - 0x6a09e;

/** Natural logarithm, less than one unit in the last place from the exact value; NaN below 0. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 2.2250738585072014e-308) return reduced(x * 2 ** 54, -54);
  return reduced(x, 0);
}

/** ln x + shift · ln 2 of a normal number. */
function reduced(x: number, shift: number): number {
  const exponent = ((upperBits(x) + toNext) >> 20) - 1023;
  const f = scaled(x, -exponent) - 1;
  const k = exponent + shift;
  // ln(1 + f) = 2 artanh s, its series from s³ to s²¹; |s| < 0.172.
  const s = f / (2 + f);
  const s2 = s * s;
  const s4 = s2 * s2;
  const s8 = s4 * s4;
  const rest =
    s2 *
    (2 / 3 +
      s2 * (2 / 5) +
      s4 * (2 / 7 + s2 * (2 / 9)) +
      s8 * (2 / 11 + s2 * (2 / 13) + s4 * (2 / 15 + s2 * (2 / 17)) + s8 * (2 / 19 + s2 * (2 / 21))));
  // 2 s = f − s f and s f = f²/2 − s f²/2: so that f, which is exact, is added last.
  const square = 0.5 * f * f;
  return k * ln2High - (square - (s * (square + rest) + k * ln2Low) - f);
}
