import type { History } from './history.js';

/** The trials to learn from, as indices into the history in order of id. */
export interface Split {
  readonly good: readonly number[];
  /** One weight for each good trial, 1 on average. */
  readonly weights: readonly number[];
  readonly bad: readonly number[];
}

const mostGood = 25;

/**
 * Parts the best `gamma` of the trials, at most 25, from the rest (Watanabe 2023, arXiv 2304.11127). A good trial
 * weighs as much as it improves on the best of the rest. Failed trials are bad ones, and so are pending ones if
 * `pending`, so that nothing is tried beside them.
 */
export function split(history: History, gamma: number, pending: boolean): Split {
  const ranked = [...history.complete, ...history.pruned];
  const count = Math.min(Math.ceil(gamma * ranked.length), mostGood);
  const good = ranked.slice(0, count).sort((a, b) => a.index - b.index);
  const rest = ranked.slice(count).map(({ index }) => index);
  const bad = [...rest, ...history.failed, ...(pending ? history.pending : [])].sort((a, b) => a - b);
  return { good: good.map(({ index }) => index), weights: improvements(history, good, count), bad };
}

function improvements(history: History, good: readonly { loss: number }[], count: number): number[] {
  // Losses of pruned trials are of other rungs: nothing to improve on once the good ones reach them.
  const threshold = history.complete[count]?.loss;
  if (threshold === undefined) return good.map(() => 1);
  const weights = good.map(({ loss }) => Math.max(1e-12, threshold - loss));
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}
