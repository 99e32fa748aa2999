import type { Pruner } from './pruner.js';

/** Options of {@link median}. */
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
    const complete = peers.filter(({ state }) => state === 'complete');
    if (complete.length < Math.max(1, startup)) return 'continue';
    const own = values.filter(isNumber);
    if (own.length === 0) return 'stop';
    const others = complete.map((peer) => peer.values[values.length - 1] ?? Number.NaN).filter(isNumber);
    return others.length > 0 && Math.max(...own) < middle(others) ? 'stop' : 'continue';
  },
  promote: () => null,
});

const isNumber = (value: number): boolean => !Number.isNaN(value);

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
