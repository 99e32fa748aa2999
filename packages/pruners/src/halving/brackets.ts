import { power } from '@s4nn/core/math';
import { rungsBelow } from './rungs.js';

/** What Hyperband's brackets follow from. */
export interface BracketOptions {
  /** The first rung of the first bracket in epochs; an integer of at least 1. */
  readonly minimum: number;
  /** η; an integer of at least 2. */
  readonly reduction: number;
  /** The length of a whole trial in epochs. */
  readonly maximum: number;
}

/**
 * Hyperband's sizes ⌈(K + 1) / (K + 1 − b) · η^(K − b)⌉ of the brackets b = 0…K, with the largest K for which
 * minimum · ηᴷ ≤ maximum.
 */
export function bracketSizes({ minimum, reduction, maximum }: BracketOptions): number[] {
  const count = Math.max(1, rungsBelow(maximum + 1, minimum, reduction).length);
  return Array.from({ length: count }, (_, bracket) =>
    Math.ceil((count * power(reduction, count - 1 - bracket)) / (count - bracket)),
  );
}

/** A sequence of brackets in which each occurs as often as its size, as evenly mixed as possible. */
export function bracketOrder(sizes: readonly number[]): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const given = sizes.map(() => 0);
  return Array.from({ length: total }, (_, turn) => {
    const owed = sizes.map((size, bracket) => (turn + 1) * size - total * given[bracket]!);
    const bracket = owed.indexOf(Math.max(...owed));
    given[bracket]!++;
    return bracket;
  });
}
