import { type Direction, lossOf, paretoFront } from '@s4nn/core';
import type { LoggedTrial } from '../format/sweep-log.js';

/** What trials are ranked by. */
export interface RankedTrial extends Pick<LoggedTrial, 'id' | 'values'> {
  readonly state: LoggedTrial['state'] | 'paused';
}

/**
 * The best complete trial, or the earliest of equal ones; with several objectives the Pareto front, sorted by the first
 * objective, best first.
 */
export function bestTrials<Trial extends RankedTrial>(
  trials: readonly Trial[],
  directions: readonly Direction[],
): Trial[] {
  const complete = trials.filter((trial) => isRanked(trial, directions));
  const losses = complete.map(({ values }) => lossesOf(values!, directions));
  const front = paretoFront(losses)
    .sort((a, b) => losses[a]![0]! - losses[b]![0]! || a - b)
    .map((index) => complete[index]!);
  return directions.length === 1 ? front.slice(0, 1) : front;
}

/** Whether a trial is complete, with a number for each objective: another program may write one without. */
export const isRanked = ({ state, values }: RankedTrial, directions: readonly Direction[]): boolean =>
  state === 'complete' &&
  values !== null &&
  directions.every((_, k) => !Number.isNaN(values[k] ?? Number.NaN));

/** The best `count` complete trials: first the Pareto front, then the front of the remaining trials, and so on. */
export function topTrials<Trial extends RankedTrial>(
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
    const taken = new Set(best);
    others = others.filter((trial) => !taken.has(trial));
  }
  return first.slice(0, count);
}

/** Values as losses: lower is better. */
export const lossesOf = (values: readonly number[], directions: readonly Direction[]): number[] =>
  directions.map((direction, k) => lossOf(direction, values[k]!));
