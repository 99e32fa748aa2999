import { bestByDominance, contributions } from '../objectives/dominance.js';
import type { Complete, History } from '../trials/history.js';

/** The trials to learn from, as indices into the history in order of id. */
export interface Split {
  readonly good: readonly number[];
  /** One weight for each good trial, 1 on average. */
  readonly weights: readonly number[];
  readonly bad: readonly number[];
}

const mostGood = 25;

/**
 * Separates the best `gamma` of the trials, at most 25, from the rest (Watanabe 2023, arXiv 2304.11127). A good trial
 * weighs as much as it improves on the best of the rest. Failed trials count as bad, and pending ones too if
 * `pending`, so that nothing is tried close to them. With several objectives, the best trials are those of the first fronts,
 * and a good one weighs as much as it adds to the volume that they dominate.
 */
export function split(history: History, gamma: number, pending: boolean): Split {
  const { pruned, failed } = history;
  const count = Math.min(Math.ceil(gamma * (history.complete.length + pruned.length)), mostGood);
  const complete = bestFirst(history.complete, count);
  const ranked = [...complete, ...pruned].map(({ index }) => index);
  const bad = [...ranked.slice(count), ...failed, ...(pending ? history.pending : [])];
  return {
    good: ranked.slice(0, count).sort((a, b) => a - b),
    weights: weightsOf(complete, count),
    bad: bad.sort((a, b) => a - b),
  };
}

/** The complete trials, in order of their losses or, of several objectives, with the best ones first. */
function bestFirst(complete: readonly Complete[], count: number): readonly Complete[] {
  if ((complete[0]?.losses.length ?? 1) === 1) return complete;
  const losses = complete.map((trial) => trial.losses);
  const best = new Set(bestByDominance(losses, count));
  return [
    ...complete.filter((_, place) => best.has(place)),
    ...complete.filter((_, place) => !best.has(place)),
  ];
}

/** One weight for each good trial in order of id. */
function weightsOf(complete: readonly Complete[], count: number): number[] {
  const threshold = complete[count];
  // Losses of pruned trials are of other rungs: nothing to improve on once the good ones reach them.
  if (threshold === undefined) return new Array<number>(count).fill(1);
  const good = complete.slice(0, count).sort((a, b) => a.index - b.index);
  const gains =
    threshold.losses.length === 1
      ? good.map(({ loss }) => threshold.loss - loss)
      : contributions(good.map(({ losses }) => losses));
  const weights = gains.map((gain) => Math.max(1e-12, gain));
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}
