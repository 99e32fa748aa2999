import type { Pruner } from '@s4nn/core';
import { asha } from './asha.js';
import { rungsBelow } from './rungs.js';

/** Options of `hyperband`. */
export interface HyperbandOptions {
  /** The first rung of the first bracket in epochs; an integer of 1 or more. */
  readonly minimum: number;
  /** η; an integer of 2 or more. */
  readonly reduction: number;
  /** The length of a whole trial in epochs. */
  readonly maximum: number;
}

/**
 * Hyperband (Li et al. 2018) with the stopping form of {@link asha} in each bracket: bracket b = 0, 1, … starts at
 * minimum · ηᵇ, so that curves which cross late are given time in some. A trial's bracket follows from its number
 * alone, in proportion to Hyperband's number of trials a bracket.
 */
export function hyperband({ minimum, reduction, maximum }: HyperbandOptions): Pruner {
  const sizes = bracketSizes({ minimum, reduction, maximum });
  const order = bracketOrder(sizes);
  const bracketOf = (trial: number): number => order[trial % order.length]!;
  const inBracket = sizes.map((_, bracket) =>
    asha({ minimum: minimum * reduction ** bracket, reduction, form: 'stopping' }),
  );
  return {
    rungs: (trial, epochs) => inBracket[bracketOf(trial)]!.rungs(trial, epochs),
    decide: (trial, peers) => {
      const bracket = bracketOf(trial.id);
      return inBracket[bracket]!.decide(
        trial,
        peers.filter(({ id }) => bracketOf(id) === bracket),
      );
    },
    promote: () => null,
  };
}

/** ⌈(K + 1) / (K + 1 − b) · η^(K − b)⌉ for the brackets b = 0…K, where minimum · ηᴷ is at most the maximum. */
export function bracketSizes({ minimum, reduction, maximum }: HyperbandOptions): number[] {
  const count = Math.max(1, rungsBelow(maximum + 1, minimum, reduction).length);
  return Array.from({ length: count }, (_, bracket) =>
    Math.ceil((count * reduction ** (count - 1 - bracket)) / (count - bracket)),
  );
}

/** Brackets in turn, each as often as its size, as evenly mixed as can be. */
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
