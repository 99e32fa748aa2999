/** A function's value at a place, and its slope in each direction. */
export interface Slope {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** Where to look, and how long. */
export interface Bounds {
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly steps: number;
}

/** The place of a minimum, and the value there. */
export interface Minimum {
  readonly at: Float64Array;
  readonly value: number;
}

const memory = 6;
const flat = 1e-4;
const enough = 1e-5;

/**
 * A local minimum within bounds: L-BFGS (Nocedal 1980) on the coordinates that are not held by a bound, each step shortened until it
 * descends (Armijo 1966).
 */
export function minimise(
  slopeAt: (at: Float64Array) => Slope | null,
  start: ArrayLike<number>,
  { low, high, steps }: Bounds,
): Minimum | null {
  const within = (at: Float64Array): Float64Array =>
    at.map((value, k) => Math.min(high[k]!, Math.max(low[k]!, value)));
  let at = within(Float64Array.from(start));
  let here = slopeAt(at);
  if (here === null) return null;
  const pairs: Pair[] = [];
  for (let step = 0; step < steps; step++) {
    const { gradient, value } = here;
    const isHeld = (k: number): boolean =>
      (at[k]! <= low[k]! && gradient[k]! > 0) || (at[k]! >= high[k]! && gradient[k]! < 0);
    const free = gradient.map((slope, k) => (isHeld(k) ? 0 : slope));
    if (free.every((slope) => Math.abs(slope) < flat)) break;
    let direction = descentOf(free, pairs).map((change, k) => (isHeld(k) ? 0 : change));
    let descent = dot(gradient, direction);
    if (!(descent > 0)) {
      pairs.length = 0;
      direction = free;
      descent = dot(free, free);
    }
    const next = shortened(slopeAt, within, at, here, direction, descent);
    if (next === null) break;
    const pair = pairOf(
      next.at.map((to, k) => to - at[k]!),
      next.slope.gradient.map((to, k) => to - gradient[k]!),
    );
    if (pair) pairs.push(pair);
    if (pairs.length > memory) pairs.shift();
    [at, here] = [next.at, next.slope];
    if (value - here.value < enough * Math.abs(value) + 1e-9) break;
  }
  return { at, value: here.value };
}

/** The step along a descent that goes low enough; null if none of twelve does. */
function shortened(
  slopeAt: (at: Float64Array) => Slope | null,
  within: (at: Float64Array) => Float64Array,
  at: Float64Array,
  here: Slope,
  direction: Float64Array,
  descent: number,
): { readonly at: Float64Array; readonly slope: Slope } | null {
  let length = 1;
  for (let attempt = 0; attempt < 12; attempt++) {
    const next = within(at.map((value, k) => value - length * direction[k]!));
    const slope = slopeAt(next);
    if (slope !== null && slope.value <= here.value - 1e-4 * length * descent) return { at: next, slope };
    length *= 0.4;
  }
  return null;
}

/** How a step changed the place and the gradient. */
interface Pair {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  readonly product: number;
}

function pairOf(moved: Float64Array, turned: Float64Array): Pair | null {
  const product = dot(moved, turned);
  return product > 1e-10 * dot(turned, turned) ? { moved, turned, product } : null;
}

/** The gradient times an estimate of the inverse Hessian: the two loops of L-BFGS. */
function descentOf(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = Float64Array.from(gradient);
  const shares: number[] = [];
  for (const { moved, turned, product } of pairs.toReversed()) {
    const share = dot(moved, direction) / product;
    shares.push(share);
    for (let k = 0; k < direction.length; k++) direction[k]! -= share * turned[k]!;
  }
  const last = pairs.at(-1);
  const scale = last
    ? last.product / dot(last.turned, last.turned)
    : 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)));
  for (let k = 0; k < direction.length; k++) direction[k]! *= scale;
  for (const { moved, turned, product } of pairs) {
    const share = shares.pop()! - dot(turned, direction) / product;
    for (let k = 0; k < direction.length; k++) direction[k]! += share * moved[k]!;
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
