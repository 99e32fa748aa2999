import { random, shuffle } from '../random.js';

/** Sample indices in ascending order; the two sets are disjoint and together hold all samples. */
export interface Split {
  readonly training: Uint32Array;
  readonly validation: Uint32Array;
}

/** Draws `validation` of `count` samples at random by seed and leaves the rest for training. */
export function split(count: number, validation: number, seed: number): Split {
  if (!Number.isInteger(validation) || validation < 0 || validation > count) {
    throw new RangeError(
      `validation is ${validation}, expected an integer from 0 to the ${count} samples there are`,
    );
  }
  const order = shuffle(indices(count), random(seed, 'split'));
  return { training: order.slice(validation).sort(), validation: order.slice(0, validation).sort() };
}

/** 0 … count − 1. */
export const indices = (count: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, index) => index);
