import type { ParameterValues } from '../values.js';
import { busySeconds } from './busy-seconds.js';
import type { Trial } from './trials.js';

/** A trial as people and their programs read it, in tables and in JSON. */
export interface TrialRow {
  readonly trial: number;
  readonly state: 'complete' | 'pruned' | 'failed' | 'running' | 'waiting';
  /** One per objective; for a pruned trial, those of its last epoch; null while there are none. */
  readonly values: readonly number[] | null;
  readonly epochs: number;
  /**
   * For how long it was trained, on the wall clock, without waits and breaks; from its start to its end if the log does not say when.
   * Null before its end.
   */
  readonly seconds: number | null;
  readonly parameters: ParameterValues;
  /** Why it failed or was pruned; null for other trials, and if the log does not say why. */
  readonly reason: string | null;
}

/** What a row is made of: of the curve, only its length. */
export type TrialForRow = Omit<Trial, 'curve'> & { readonly curve: { readonly length: number } };

/** A trial as a row: everything but its curve. */
export const trialRow = ({
  id,
  state,
  values,
  curve,
  parameters,
  reason,
  ...trial
}: TrialForRow): TrialRow => ({
  trial: id,
  state: state === 'fail' ? 'failed' : state,
  values,
  epochs: curve.length,
  seconds: trial.ended ? busySeconds([trial]) : null,
  parameters,
  reason,
});
