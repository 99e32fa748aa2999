import type { Direction } from '@s4nn/core';
import { lossOf, paretoFront } from '@s4nn/core';
import type { LoggedTrial } from '../format/fold.js';

/** What makes a trial better than another. */
export interface Judged extends Pick<LoggedTrial, 'id' | 'values'> {
  readonly state: LoggedTrial['state'] | 'paused';
}

/**
 * The complete trials that none beats: the best one, the earliest of equals, or with several objectives the Pareto front,
 * the best by the first objective first.
 */
export function bestTrials<Trial extends Judged>(
  trials: readonly Trial[],
  directions: readonly Direction[],
): Trial[] {
  const complete = trials.filter(({ state }) => state === 'complete');
  const losses = complete.map(({ values }) => lossesOf(values!, directions));
  const front = paretoFront(losses)
    .sort((a, b) => losses[a]![0]! - losses[b]![0]! || a - b)
    .map((index) => complete[index]!);
  return directions.length === 1 ? front.slice(0, 1) : front;
}

/** The best so many complete trials: those that none beats, then those that none of the others beats, and so on. */
export function firstTrials<Trial extends Judged>(
  trials: readonly Trial[],
  directions: readonly Direction[],
  count: number,
): Trial[] {
  const first: Trial[] = [];
  let others = trials;
  while (first.length < count) {
    const best = bestTrials(others, directions);
    if (best.length === 0) break;
    first.push(...best);
    others = others.filter((trial) => !best.includes(trial));
  }
  return first.slice(0, count);
}

/** Values as losses: the less the better. */
export const lossesOf = (values: readonly number[], directions: readonly Direction[]): number[] =>
  directions.map((direction, k) => lossOf(direction, values[k]!));
