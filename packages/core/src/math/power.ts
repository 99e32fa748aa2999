import { exponentOf, scaled } from './two.js';

/** Largest exponent of {@link power}, either way: 2⁴⁰. */
const largest = 1099511627776;

/**
 * xⁿ of an integer n, less than one unit in the last place from the exact value; exact where xⁿ is a number.
 * @throws RangeError for an n that is no integer or beyond ±2⁴⁰.
 */
export function power(x: number, n: number): number {
  if (!Number.isInteger(n) || Math.abs(n) > largest) {
    throw new RangeError(`power: found exponent ${n}, expected an integer from −${largest} to ${largest}`);
  }
  if (n === 0) return 1;
  const size = Math.abs(x);
  const isOdd = n % 2 !== 0;
  if (!(size > 0 && size < Number.POSITIVE_INFINITY)) {
    const signed = isOdd ? x : size;
    return n > 0 ? signed : 1 / signed;
  }
  const exponent = exponentOf(size);
  const result = raised({ high: scaled(size, -exponent), low: 0, exponent }, Math.abs(n));
  const value = n > 0 ? scaled(result.high, result.exponent) : scaled(inverse(result), -result.exponent);
  return x < 0 && isOdd ? -value : value;
}

/** (high + low) · 2^exponent, with high in 1…2: twice the digits of a number, and its range without end. */
interface Long {
  readonly high: number;
  readonly low: number;
  readonly exponent: number;
}

/** By squares. */
function raised(x: Long, n: number): Long {
  let [result, square]: Long[] = [{ high: 1, low: 0, exponent: 0 }, x];
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = product(result!, square!);
    if (left > 1) square = product(square!, square!);
  }
  return result!;
}

function product(a: Long, b: Long): Long {
  const rounded = a.high * b.high;
  const rest = roundedOff(a.high, b.high, rounded) + (a.high * b.low + a.low * b.high);
  const high = rounded + rest;
  const low = rounded - high + rest;
  const scale = high >= 2 ? 0.5 : 1;
  const exponent = a.exponent + b.exponent + (high >= 2 ? 1 : 0);
  return { high: high * scale, low: low * scale, exponent };
}

function inverse({ high, low }: Long): number {
  const rounded = 1 / high;
  const back = rounded * high;
  return rounded + rounded * (1 - back - roundedOff(rounded, high, back) - rounded * low);
}

/** a b − product, exactly, where the product is a b rounded (Dekker 1971): halves of the digits have exact products. */
function roundedOff(a: number, b: number, product: number): number {
  const [a1, b1] = [firstHalf(a), firstHalf(b)];
  const [a2, b2] = [a - a1, b - b1];
  return a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2;
}

/** The first 26 of the 53 bits of a number about 1. */
function firstHalf(x: number): number {
  const large = 134217729 * x;
  return large - (large - x);
}
