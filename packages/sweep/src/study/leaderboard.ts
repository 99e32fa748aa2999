import type { Direction } from '@s4nn/core';
import { bestTrials, type RankedTrial, topTrials } from '@s4nn/log';

/** The best trials so far. */
export interface Leaderboard {
  /** The best complete trial, or the Pareto front, sorted by the first objective, best first. */
  readonly front: readonly RankedTrial[];
  /** The complete trials whose weights are kept. */
  readonly kept: readonly RankedTrial[];
  /** Epochs of all trials since the front last gained a trial. */
  readonly epochsSince: number;
}

/** The leaderboard before the first trial. */
export const emptyLeaderboard: Leaderboard = { front: [], kept: [], epochsSince: 0 };

/**
 * The leaderboard after a segment of a trial.
 * @param epochs how many epochs the segment had.
 * @param keep how many trials keep their weights.
 */
export function ranked(
  board: Leaderboard,
  trial: RankedTrial,
  epochs: number,
  keep: number,
  directions: readonly Direction[],
): Leaderboard {
  const epochsSince = board.epochsSince + epochs;
  if (trial.state !== 'complete') return { ...board, epochsSince };
  const front = bestTrials([...board.front, trial], directions);
  return {
    front,
    kept: topTrials([...board.kept, trial], directions, keep),
    epochsSince: front.includes(trial) ? 0 : epochsSince,
  };
}

/**
 * The complete trials whose weights are no longer kept. With several objectives a later trial may bring one of them back; it is
 * then trained again.
 * @param trial the trial that has just been ranked.
 */
export function noLongerKept(before: Leaderboard, after: Leaderboard, trial: RankedTrial): number[] {
  const candidates = [...before.kept.map(({ id }) => id), ...(trial.state === 'complete' ? [trial.id] : [])];
  const kept = new Set(after.kept.map(({ id }) => id));
  return candidates.filter((id) => !kept.has(id));
}
