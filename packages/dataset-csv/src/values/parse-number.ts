import type { Buffer } from 'node:buffer';
import { isBlank } from '../text/lines.js';

/** The sign before decimals. */
export type Decimal = '.' | ',';

/** 10 ** n for n = 0 … 22, which float64 holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** More than the relative error of 20 digits and a power, each rounded. */
const error = 2 ** -48;

/**
 * The number that a cell holds: digits with a sign, decimals and an exponent, as programs write it. Exactly what `Number` gives,
 * and infinite if it is too large.
 * @param isSingle whether it is only wanted as a float32, which takes less time.
 * @returns NaN for anything else: an empty cell, "Infinity", "0x10", "1_000", "1,000".
 */
export function parseNumber(
  bytes: Buffer,
  start: number,
  end: number,
  decimal: Decimal,
  isSingle = false,
): number {
  while (start < end && isBlank(bytes[start]!)) start++;
  while (end > start && isBlank(bytes[end - 1]!)) end--;
  const point = decimal === '.' ? 46 : 44;
  let at = start;
  const negative = bytes[at] === 45;
  if (negative || bytes[at] === 43) at++;
  let [mantissa, digits, exponent] = [0, 0, 0];
  const whole = at;
  for (; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) break;
    mantissa = mantissa * 10 + digit;
    if (mantissa > 0) digits++;
  }
  let any = at > whole;
  if (at < end && bytes[at] === point) {
    const decimals = ++at;
    for (; at < end; at++) {
      const digit = bytes[at]! - 48;
      if (digit < 0 || digit > 9) break;
      mantissa = mantissa * 10 + digit;
      if (mantissa > 0) digits++;
    }
    exponent = decimals - at;
    any ||= at > decimals;
  }
  if (!any) return Number.NaN;
  if (at < end) {
    const written = exponentOf(bytes, at, end);
    if (Number.isNaN(written)) return written;
    exponent += written;
  }
  if (exponent >= -22 && exponent <= 22) {
    const size = exponent < 0 ? mantissa / powers[-exponent]! : mantissa * powers[exponent]!;
    // Up to 15 digits and the power are exact, so this is rounded once. With more, most numbers are still far from the middle
    // between two of float32.
    const isExact = digits <= 15;
    const isCertain =
      isSingle && digits <= 20 && Math.fround(size * (1 - error)) === Math.fround(size * (1 + error));
    if (isExact || isCertain) return negative ? -size : size;
  }
  const text = bytes.toString('latin1', start, end);
  return Number(decimal === '.' ? text : text.replace(',', '.'));
}

/** What follows an e, or NaN if it is no exponent. */
function exponentOf(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== 101 && bytes[at] !== 69) return Number.NaN;
  at++;
  const negative = bytes[at] === 45;
  if (negative || bytes[at] === 43) at++;
  if (at >= end) return Number.NaN;
  let exponent = 0;
  for (; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    exponent = exponent * 10 + digit;
  }
  return negative ? -exponent : exponent;
}
