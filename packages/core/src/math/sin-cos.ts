const perQuarter = 0.6366197723675814;
// π/2 in parts of 33 bits, so that a multiple of them up to 2²⁰ is exact, and the rest.
const quarter1 = 1.5707963267341256;
const quarter2 = 6.077100506303966e-11;
const quarter3 = 2.0222662487111665e-21;
const quarter4 = 8.4784276603689e-32;

/** One over 17!, 15!, …, 3!. */
const sineTerms = [355687428096000, 1307674368000, 6227020800, 39916800, 362880, 5040, 120, 6].map(
  (factorial) => 1 / factorial,
);
/** One over 16!, 14!, …, 4!. */
const cosineTerms = [20922789888000, 87178291200, 479001600, 3628800, 40320, 720, 24].map(
  (factorial) => 1 / factorial,
);

/** Largest argument of {@link sin} and {@link cos}: 2²⁰. */
const largest = 1048576;

/** Sine of radians, less than one unit in the last place from the exact value. @throws RangeError beyond ±2²⁰. */
export const sin = (x: number): number => (Math.abs(x) < 1e-8 ? x : turned('sin', x, 0));

/** Cosine of radians, less than one unit in the last place from the exact value. @throws RangeError beyond ±2²⁰. */
export const cos = (x: number): number => turned('cos', x, 1);

/** The sine of x and some quarters of a turn. */
function turned(name: string, x: number, quarters: number): number {
  if (Math.abs(x) > largest) {
    throw new RangeError(`${name}: found ${x}, expected radians from −${largest} to ${largest}`);
  }
  const n = Math.round(x * perQuarter);
  // x − n π/2, as the sum of `near` and `rest`: what each subtraction rounds away is kept.
  const first = x - n * quarter1;
  const second = first - n * quarter2;
  const third = second - n * quarter3;
  const lost = roundedOff(first, n * quarter2, second) + roundedOff(second, n * quarter3, third);
  const rest = lost - n * quarter4;
  const near = third + rest;
  const tail = third - near + rest;
  const quarter = (n + quarters) & 3;
  const size = quarter & 1 ? cosine(near, tail) : sine(near, tail);
  return quarter & 2 ? -size : size;
}

/** a − b − difference, exactly, where the difference is a − b rounded. */
function roundedOff(a: number, b: number, difference: number): number {
  const gone = a - difference;
  return a - (difference + gone) + (gone - b);
}

/** sin(x + tail) for |x| ≤ π/4, by its series up to x¹⁷. */
function sine(x: number, tail: number): number {
  const x2 = x * x;
  let sum = 0;
  for (const term of sineTerms) sum = term - x2 * sum;
  return x - (x * x2 * sum - tail * (1 - 0.5 * x2));
}

/** cos(x + tail) for |x| ≤ π/4, by its series up to x¹⁶. */
function cosine(x: number, tail: number): number {
  const x2 = x * x;
  let sum = 0;
  for (const term of cosineTerms) sum = term - x2 * sum;
  const half = 0.5 * x2;
  const most = 1 - half;
  return most + (1 - most - half + (x2 * x2 * sum - x * tail));
}
