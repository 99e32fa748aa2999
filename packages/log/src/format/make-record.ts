import type { Direction } from '@s4nn/core';
import { type Attribute, trialAttributes } from '../attributes.js';
import type { Distribution } from './distribution.js';
import type { Json } from './json.js';
import {
  type CreateStudy,
  type CreateTrial,
  type IntermediateValue,
  type JournalRecord,
  type Outcome,
  type StudyAttribute,
  type TrialAttribute,
  type TrialParameter,
  type TrialTransition,
  trialStates,
} from './record.js';

/** Optuna's attribute for the names of the objectives. */
export const metricNamesKey = 'study:metric_names';

const worker_id = 's4nn';
const study_id = 0;

/** The record that opens a log. */
export const createStudy = (name: string, directions: readonly Direction[]): CreateStudy => ({
  op_code: 0,
  worker_id,
  study_name: name,
  directions: directions.map((direction) => (direction === 'minimize' ? 1 : 2)),
});

/** The names of the objectives in Optuna's tools, in the order of the study's directions. */
export const metricNames = (names: readonly string[]): StudyAttribute => ({
  op_code: 3,
  worker_id,
  study_id,
  system_attr: { [metricNamesKey]: names },
});

/** Sets an attribute of the whole sweep; `value` is plain JSON. */
export const studyAttribute = <Value>({ name }: Attribute<Value>, value: Value): StudyAttribute => ({
  op_code: 2,
  worker_id,
  study_id,
  user_attr: { [name]: value as Json },
});

/** Starts the next trial. Its id is the number of trials created before. */
export const createTrial = (started: Date): CreateTrial => ({
  op_code: 4,
  worker_id,
  study_id,
  datetime_start: timestamp(started),
});

/** One active parameter of a trial. */
export const trialParameter = (
  trial: number,
  name: string,
  value: number,
  distribution: Distribution,
): TrialParameter => ({
  op_code: 5,
  worker_id,
  trial_id: trial,
  param_name: name,
  param_value_internal: value,
  distribution: JSON.stringify(distribution),
});

/** The first objective after `step` epochs; NaN is allowed. */
export const intermediateValue = (trial: number, step: number, value: number): IntermediateValue => ({
  op_code: 7,
  worker_id,
  trial_id: trial,
  step,
  intermediate_value: value,
});

/** Sets an attribute of a trial, which has to be written before the trial ends; `value` is plain JSON. */
export const trialAttribute = <Value>(
  trial: number,
  { name }: Attribute<Value>,
  value: Value,
): TrialAttribute => ({
  op_code: 8,
  worker_id,
  trial_id: trial,
  user_attr: { [name]: value as Json },
});

/**
 * The records that end a trial. Nothing about it may be written afterwards.
 * @throws RangeError if a value is not finite: such a trial has failed.
 */
export function finishTrial(trial: number, outcome: Outcome, completed: Date): JournalRecord[] {
  const values = outcome.state === 'fail' ? null : outcome.values;
  if (values?.some((value) => !Number.isFinite(value))) {
    throw new RangeError(
      `trial ${trial}: found the values ${values.join(', ')}, expected finite ones or a failure`,
    );
  }
  const transition: TrialTransition = {
    op_code: 6,
    worker_id,
    trial_id: trial,
    state: trialStates.indexOf(outcome.state),
    values,
    datetime_complete: timestamp(completed),
  };
  return outcome.state === 'fail'
    ? [trialAttribute(trial, trialAttributes.failure, outcome.reason), transition]
    : [transition];
}

/** ISO 8601 in UTC with microseconds, as Optuna 5 writes it and Python before 3.11 can read it. */
const timestamp = (date: Date): string => date.toISOString().replace('Z', '000+00:00');
