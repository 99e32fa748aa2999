import type { Direction } from '@s4nn/core';
import { bestTrials, firstTrials, type Judged } from '@s4nn/log';

/** The best trials so far. */
export interface Leaderboard {
  /** Complete trials that none is better than, the best by the first objective first. */
  readonly front: readonly Judged[];
  /** Complete trials whose weights are kept. */
  readonly kept: readonly Judged[];
  /** Epochs of all trials since the last one that was not beaten when it was complete. */
  readonly epochsSince: number;
}

/** A leaderboard without trials. */
export const emptyLeaderboard: Leaderboard = { front: [], kept: [], epochsSince: 0 };

/**
 * The leaderboard after a segment of a trial.
 * @param epochs of the segment.
 * @param keep how many trials keep their weights.
 */
export function ranked(
  board: Leaderboard,
  trial: Judged,
  epochs: number,
  keep: number,
  directions: readonly Direction[],
): Leaderboard {
  const epochsSince = board.epochsSince + epochs;
  if (trial.state !== 'complete') return { ...board, epochsSince };
  const front = bestTrials([...board.front, trial], directions);
  return {
    front,
    kept: firstTrials([...board.kept, trial], directions, keep),
    epochsSince: front.includes(trial) ? 0 : epochsSince,
  };
}

/**
 * The complete trials whose weights are not kept any more; with several objectives one may be needed again, and is trained
 * again then.
 * @param trial the one that has just been ranked.
 */
export function unneeded(before: Leaderboard, after: Leaderboard, trial: Judged): number[] {
  const candidates = [...before.kept.map(({ id }) => id), ...(trial.state === 'complete' ? [trial.id] : [])];
  const kept = new Set(after.kept.map(({ id }) => id));
  return candidates.filter((id) => !kept.has(id));
}
