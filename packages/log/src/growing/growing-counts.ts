import { studyAttributes } from '../attributes.js';
import type { Change } from '../format/change.js';
import { type TrialState, trialStates } from '../format/record.js';

/** How many trials of a growing log are in which state, and how often its test samples were read. */
export interface GrowingCounts {
  see(change: Change): void;
  readonly states: Readonly<Record<TrialState, number>>;
  /** As `testLooks`. */
  looks(): number;
}

/** Begins to count. */
export function growingCounts(): GrowingCounts {
  const states = Object.fromEntries(trialStates.map((state) => [state, 0])) as Record<TrialState, number>;
  let looks = 0;
  return {
    states,
    looks: () => looks,
    see(change) {
      if (change.kind === 'study' && change.name === studyAttributes.tested.name) looks++;
      if (change.kind === 'state') states[change.before]--;
      if (change.kind === 'state' || change.kind === 'created') states[change.trial.state]++;
    },
  };
}
