import { paretoFront } from '@s4nn/core';
import { bestOf } from './history.js';
import type { Direction, LoggedTrial } from './journal/index.js';

/** The complete trials that none beats: the best one or, with several objectives, the Pareto front. */
export function bestTrials(trials: readonly LoggedTrial[], directions: readonly Direction[]): LoggedTrial[] {
  const best = bestOf(trials);
  if (directions.length === 1 && directions[0] === 'maximise') return best ? [best] : [];
  const complete = trials.filter(({ state }) => state === 'complete');
  // As losses: the less the better.
  const losses = complete.map(({ values }) =>
    directions.map((direction, k) => (direction === 'minimise' ? values![k]! : -values![k]!)),
  );
  return paretoFront(losses).map((index) => complete[index]!);
}
