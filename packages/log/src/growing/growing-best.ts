import type { Direction } from '@s4nn/core';
import { type Change, endedWith } from '../format/change.js';
import type { LoggedTrial } from '../format/sweep-log.js';
import { bestTrials } from '../state/best-trials.js';

/** The best trials of a growing log. */
export interface GrowingBest {
  see(change: Change): void;
  /** The best trial, or the Pareto front, as `bestTrials` has it. */
  best(): readonly LoggedTrial[];
}

/** Begins to look for the best trials. */
export function growingBest(directions: readonly Direction[]): GrowingBest {
  let best: readonly LoggedTrial[] = [];
  let others: LoggedTrial[] = [];
  return {
    see(change) {
      const ended = endedWith(change);
      if (ended?.state === 'complete') others.push(ended);
    },
    best() {
      // What was beaten once is never best again.
      if (others.length > 0) {
        best = bestTrials(
          [...best, ...others].sort((a, b) => a.id - b.id),
          directions,
        );
        others = [];
      }
      return best;
    },
  };
}
