import { completeValue } from '../complete-options.js';
import { random, shuffle } from '../random.js';

/** Sample indices in ascending order; the two sets are disjoint and together hold all samples. */
export interface Split {
  readonly training: Uint32Array;
  readonly validation: Uint32Array;
}

/**
 * Draws `validation` of `count` samples at random by seed and leaves the rest for training.
 * @throws InputError for more than there are, and for what is no number of samples, or no seed.
 */
export function split(count: number, validation: number, seed: number): Split {
  const whole = { type: 'integer', minimum: 0 };
  completeValue('split.count', whole, count);
  completeValue('split.validation', { ...whole, maximum: count }, validation);
  completeValue('split.seed', whole, seed);
  const order = shuffle(indices(count), random(seed, 'split'));
  return { training: order.slice(validation).sort(), validation: order.slice(0, validation).sort() };
}

/** 0 … count − 1. */
export const indices = (count: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, index) => index);
