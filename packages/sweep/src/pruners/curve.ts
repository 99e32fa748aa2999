import type { TrialState } from '../journal/index.js';

/** How a trial has come along. */
export interface Curve {
  readonly id: number;
  readonly state: TrialState;
  /** The objective after each epoch, the first at index 0; more is better; NaN when the trial has gone wrong. */
  readonly values: readonly number[];
}

/**
 * What a trial should do after the last epoch of its curve. Pure: it decides from the curves alone. Ask it after every
 * epoch; `peers` are the other trials, in any order and any state.
 */
export type Pruner = (trial: Curve, peers: readonly Curve[]) => 'continue' | 'pause' | 'stop';
