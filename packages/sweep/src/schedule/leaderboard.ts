import type { Direction } from '@s4nn/core';
import { bestTrials, firstTrials, type Judged } from '@s4nn/log';

/** The best trials so far. */
export interface Podium {
  /**
   * Takes what became of a trial, or of a segment of it that had so many epochs.
   * @returns complete trials that are not among those to keep, or not any more; with several objectives one may be again,
   * and has to be trained again then.
   */
  take(trial: Judged, epochs: number): number[];
  /** The best of all; null while none is complete. */
  first(): Judged | null;
  /** Epochs of all trials since the last one that was not beaten when it was complete. */
  epochsSince(): number;
}

/** An empty podium for so many trials. */
export function podium(keep: number, directions: readonly Direction[]): Podium {
  let front: readonly Judged[] = [];
  let kept: readonly Judged[] = [];
  let since = 0;
  return {
    take: (trial, epochs) => {
      since += epochs;
      if (trial.state !== 'complete') return [];
      front = bestTrials([...front, trial], directions);
      if (front.includes(trial)) since = 0;
      const candidates = [...kept, trial];
      kept = firstTrials(candidates, directions, keep);
      return candidates.filter((candidate) => !kept.includes(candidate)).map(({ id }) => id);
    },
    first: () => front[0] ?? null,
    epochsSince: () => since,
  };
}
