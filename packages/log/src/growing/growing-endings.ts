import { type Direction, lossOf } from '@s4nn/core';
import { type Change, endedWith } from '../format/change.js';
import { isRanked } from '../state/best-trials.js';
import type { Ending, Improvement } from '../state/endings.js';

/** The ends of trials in a growing log, in the order in which they were recorded. */
export interface GrowingEndings {
  see(change: Change): void;
  readonly endings: readonly Ending[];
  /** Those of complete trials that were better by the first objective than all before. */
  readonly improvements: readonly Improvement[];
  /** How many epochs all trials together have trained. */
  epochs(): number;
}

/** Begins to collect the ends of trials. */
export function growingEndings(directions: readonly Direction[]): GrowingEndings {
  const endings: Ending[] = [];
  const improvements: Improvement[] = [];
  let epochs = 0;
  let least = Number.POSITIVE_INFINITY;
  return {
    endings,
    improvements,
    epochs: () => epochs,
    see(change) {
      // What a crash tore off is written again, so an epoch may be there twice.
      if (change.kind === 'value' && change.before === undefined) epochs++;
      if (change.kind === 'created') epochs += change.trial.intermediate.size;
      const trial = endedWith(change);
      if (!trial) return;
      endings.push({ trial, trials: endings.length + 1, epochs });
      if (!isRanked(trial, directions)) return;
      const value = trial.values![0]!;
      const loss = lossOf(directions[0]!, value);
      if (improvements.length > 0 && loss >= least) return;
      least = loss;
      improvements.push({ trial: trial.id, trials: endings.length, epochs, value });
    },
  };
}
