import type { ParameterValues } from '../values.js';
import type { Trial } from './trials.js';

/** A trial as people and their programs read it, in tables and in JSON. */
export interface TrialRow {
  readonly trial: number;
  readonly state: 'complete' | 'pruned' | 'failed' | 'running' | 'waiting';
  /** One per objective; for a pruned trial, those of its last epoch; null while there are none. */
  readonly values: readonly number[] | null;
  readonly epochs: number;
  /** From its start to its end on the wall clock, with waits; null before its end. */
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
  seconds: secondsOf(trial),
  parameters,
  reason,
});

const secondsOf = ({ started, ended }: Pick<Trial, 'started' | 'ended'>): number | null =>
  started && ended ? (Date.parse(ended) - Date.parse(started)) / 1000 : null;
