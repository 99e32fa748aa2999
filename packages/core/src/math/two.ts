/** 2ᵏ for k = −1074…1023, at k + 1074: doubling and halving are exact. */
const powers = new Float64Array(2098);
powers[1074] = 1;
for (let k = 1; k <= 1023; k++) powers[1074 + k] = 2 * powers[1073 + k]!;
for (let k = 1; k <= 1074; k++) powers[1074 - k] = powers[1075 - k]! / 2;

const value = new Float64Array(1);
const halves = new Int32Array(value.buffer);
const upper = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** 2ᵏ of an integer k, exactly: 0 below −1074, Infinity above 1023. */
export const twoTo = (k: number): number => scaled(1, k);

/** x · 2ᵏ of an integer k. x is 0 or about 1 where 2ᵏ itself is no number, so that only the last product rounds. */
export function scaled(x: number, k: number): number {
  if (k > 1000) return x * powers[2074]! * powers[Math.min(k - 1000, 1023) + 1074]!;
  if (k < -1000) return x * powers[74]! * powers[Math.max(k + 1000, -1074) + 1074]!;
  return x * powers[k + 1074]!;
}

/** The upper 32 bits of a number: sign, exponent and the first 20 bits of the fraction. */
export function upperBits(x: number): number {
  value[0] = x;
  return halves[upper]!;
}

/** ⌊log₂ |x|⌋, exactly: −1074…1023. @throws RangeError for 0 and what is not finite. */
export function exponentOf(x: number): number {
  const bits = upperBits(x) & 0x7fffffff;
  if (bits >= 0x7ff00000 || x === 0)
    throw new RangeError(`exponentOf: found ${x}, expected a finite number but 0`);
  return bits >= 0x00100000 ? (bits >> 20) - 1023 : exponentOf(x * powers[1074 + 54]!) - 54;
}
