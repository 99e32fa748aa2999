/** Fixed-point numbers of 400 bits after the point, and series of them: slow, and right to 100 digits. */
const bits = 400n;
const one = 1n << bits;

const times = (a: bigint, b: bigint): bigint => (a * b) >> bits;

/** A double, exactly. Smaller than 2⁻³⁴⁷ loses digits. */
function fixed(x: number): bigint {
  let [value, exponent] = [x, 0n];
  while (!Number.isInteger(value)) [value, exponent] = [value * 2, exponent + 1n];
  return (BigInt(value) << bits) >> exponent;
}

/** Σ tₙ, with t₀ and what takes tₙ₋₁ to tₙ. */
function series(first: bigint, next: (term: bigint, n: bigint) => bigint): bigint {
  let sum = 0n;
  for (let [term, n] = [first, 1n]; term > 8n || term < -8n; n++) {
    sum += term;
    term = next(term, n);
  }
  return sum;
}

/** artanh of 1/n or arctan of 1/n. */
const ofInverse = (n: bigint, sign: bigint): bigint => {
  let [sum, power] = [0n, one / n];
  for (let odd = 1n; power !== 0n; odd += 2n) [sum, power] = [sum + power / odd, (sign * power) / (n * n)];
  return sum;
};
const ln2 = 2n * ofInverse(3n, 1n);
const pi = 4n * (4n * ofInverse(5n, -1n) - ofInverse(239n, -1n));

/** The functions of core's mathematics, of doubles to fixed-point numbers, and a power of two that these still need. */
export const precise = {
  exp(x: number): [bigint, number] {
    const at = fixed(x);
    const k = at / ln2;
    return [series(one, (term, n) => times(term, at - k * ln2) / n), Number(k)];
  },
  log(x: number): [bigint, number] {
    let [value, k] = [x, 0n];
    while (value >= 1.5) [value, k] = [value / 2, k + 1n];
    while (value < 0.75) [value, k] = [value * 2, k - 1n];
    const at = fixed(value);
    const s = ((at - one) << bits) / (at + one);
    let [sum, power] = [0n, s];
    for (let odd = 1n; power > 8n || power < -8n; odd += 2n) {
      sum += power / odd;
      power = times(times(power, s), s);
    }
    return [2n * sum + k * ln2, 0];
  },
  sin: (x: number): [bigint, number] => [series(turned(x), (term, n) => -next(term, x, 2n * n, 2n * n + 1n)), 0],
  cos: (x: number): [bigint, number] => [series(one, (term, n) => -next(term, x, 2n * n - 1n, 2n * n)), 0],
};

const turned = (x: number): bigint => fixed(x) % (2n * pi);
const next = (term: bigint, x: number, a: bigint, b: bigint): bigint =>
  times(times(term, turned(x)), turned(x)) / (a * b);

/** How far a double is from a precise number, in units in the last place of the double. */
export function unitsBetween(found: number, [value, k]: [bigint, number]): number {
  // ulp = 2^unit; the difference is scaled so that the double is a whole number of 2^(unit − 60).
  let unit = 0;
  while (2 ** (unit + 1) <= Math.abs(found)) unit++;
  while (2 ** unit > Math.abs(found) && unit > -1022) unit--;
  unit -= 52;
  const shift = BigInt(60 - unit + k);
  const exact = shift >= bits ? value << (shift - bits) : value >> (bits - shift);
  const own = BigInt(found * 2 ** Math.min(-unit, 1000) * 2 ** Math.max(-unit - 1000, 0)) << 60n;
  return Number(exact - own) / 2 ** 60;
}
