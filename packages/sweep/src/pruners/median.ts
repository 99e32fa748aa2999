import type { Pruner } from '@s4nn/core';

/** Options of `median`. */
export interface MedianOptions {
  /** Nothing is stopped before this many trials are complete; at least one must be. */
  readonly startup: number;
  /** The first epochs of a trial, in which it is not judged. */
  readonly warmup: number;
  /** Epochs from one judgement to the next; an integer of 1 or more. */
  readonly interval: number;
}

/**
 * The median rule (Golovin et al. 2017, as in Optuna): a trial stops when its best value so far is below the median of
 * the complete trials' values at the same epoch. NaN does not count; a trial that has known nothing else stops.
 */
export const median = ({ startup, warmup, interval }: MedianOptions): Pruner => ({
  rungs: (_, epochs) => {
    const rungs: number[] = [];
    for (let rung = warmup + interval; rung < epochs; rung += interval) rungs.push(rung);
    return rungs;
  },
  decide: ({ values }, peers) => {
    const best = bestOf(values);
    let complete = 0;
    let others = 0;
    let below = 0;
    // The largest of those that are not above it, and the smallest of the rest.
    let under = -Infinity;
    let over = Infinity;
    // A loop without copies or sorting: there may be thousands of peers, and more decisions.
    for (const peer of peers) {
      if (peer.state !== 'complete') continue;
      complete++;
      const other = peer.values[values.length - 1] ?? Number.NaN;
      if (Number.isNaN(other)) continue;
      others++;
      if (other <= best) {
        below++;
        if (other > under) under = other;
      } else if (other < over) over = other;
    }
    if (complete < Math.max(1, startup)) return 'continue';
    if (best === -Infinity) return 'stop';
    if (others === 0) return 'continue';
    // The median is one of them, or between the two in the middle, which may be on both sides.
    const half = others >> 1;
    if (others % 2 === 1) return below <= half ? 'stop' : 'continue';
    if (below !== half) return below < half ? 'stop' : 'continue';
    return best < (under + over) / 2 ? 'stop' : 'continue';
  },
  promote: () => null,
});

const bestOf = (values: readonly number[]): number =>
  Math.max(...values.filter((value) => !Number.isNaN(value)));
