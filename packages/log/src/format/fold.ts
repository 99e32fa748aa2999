import type { Direction } from '@s4nn/core';
import { type Distribution, parseDistribution } from './distribution.js';
import type { Json } from './json.js';
import { metricNamesKey } from './make-record.js';
import {
  type CreateTrial,
  type JournalRecord,
  type JournalRecords,
  type TrialState,
  trialStates,
} from './record.js';

/** Everything known about a sweep. Objects keyed by name have no prototype, so that any name is safe. */
export interface SweepLog {
  readonly study: {
    readonly name: string;
    readonly directions: readonly Direction[];
    readonly attributes: { readonly [key: string]: Json };
  };
  /** Trial k at index k. */
  readonly trials: readonly LoggedTrial[];
}

/** Everything known about a trial. */
export interface LoggedTrial {
  readonly id: number;
  readonly state: TrialState;
  /** One value per objective; null while there is none. */
  readonly values: readonly number[] | null;
  /** Active parameters by name; a categorical's `value` is the index of its choice. */
  readonly parameters: { readonly [name: string]: LoggedParameter };
  readonly attributes: { readonly [key: string]: Json };
  /** The first objective by step, in the order in which steps were first reported; may be NaN. */
  readonly intermediate: ReadonlyMap<number, number>;
  readonly started: Date | null;
  readonly completed: Date | null;
}

/** A parameter's value in a trial and the range it comes from. */
export interface LoggedParameter {
  readonly value: number;
  readonly distribution: Distribution;
}

/**
 * Replays a log as Optuna does: a later record of the same name replaces the earlier one. Records of trials that have ended or
 * never started are ignored. System attributes are left to Optuna.
 */
export function fold(records: JournalRecords): SweepLog {
  const [study] = records;
  const attributes = named<Json>({});
  const trials: Draft[] = [];
  const distributions = new Map<string, Distribution>();
  const distributionOf = (text: string): Distribution => {
    const known = distributions.get(text) ?? parseDistribution(text);
    distributions.set(text, known);
    return known;
  };
  for (const record of records) {
    if (record.op_code === 2) Object.assign(attributes, named(record.user_attr));
    else if (record.op_code === 4) trials.push(created(trials.length, record, distributionOf));
    else if ('trial_id' in record) {
      const trial = trials[record.trial_id];
      if (trial && !ended(trial)) apply(trial, record, distributionOf);
    }
  }
  const directions = study.directions.map((direction) => (direction === 1 ? 'minimize' : 'maximize'));
  return { study: { name: study.study_name, directions, attributes }, trials };
}

/** The names of the objectives, in the order of the directions; empty if the log has none. */
export function metricNamesIn(records: JournalRecords): readonly string[] {
  const names = records.findLast((record) => record.op_code === 3 && metricNamesKey in record.system_attr);
  return names?.op_code === 3 ? (names.system_attr[metricNamesKey] as readonly string[]) : [];
}

interface Draft extends LoggedTrial {
  state: TrialState;
  values: readonly number[] | null;
  readonly parameters: { [name: string]: LoggedParameter };
  readonly attributes: { [key: string]: Json };
  readonly intermediate: Map<number, number>;
  started: Date | null;
  completed: Date | null;
}

/** A copy without a prototype, in which even `__proto__` is a name like any other. */
const named = <Value>(members: { readonly [name: string]: Value }): { [name: string]: Value } => {
  const copy = Object.create(null) as { [name: string]: Value };
  for (const [name, value] of Object.entries(members)) copy[name] = value;
  return copy;
};

const ended = (trial: Draft): boolean => trial.state !== 'running' && trial.state !== 'waiting';

const dateOf = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

function created(id: number, record: CreateTrial, distributionOf: (text: string) => Distribution): Draft {
  const parameters = named<LoggedParameter>({});
  for (const [name, value] of Object.entries(record.params ?? {})) {
    const text = record.distributions?.[name];
    if (text !== undefined) parameters[name] = { value, distribution: distributionOf(text) };
  }
  const single = typeof record.value === 'number' ? [record.value] : null;
  return {
    id,
    state: trialStates[record.state ?? 0]!,
    values: record.values ?? single,
    parameters,
    attributes: named(record.user_attrs ?? {}),
    intermediate: new Map(
      Object.entries(record.intermediate_values ?? {}).map(([step, value]) => [Number(step), value]),
    ),
    started: dateOf(record.datetime_start),
    completed: dateOf(record.datetime_complete),
  };
}

type TrialRecord = Extract<JournalRecord, { readonly trial_id: number }>;

function apply(trial: Draft, record: TrialRecord, distributionOf: (text: string) => Distribution): void {
  if (record.op_code === 5) {
    const distribution = distributionOf(record.distribution);
    trial.parameters[record.param_name] = { value: record.param_value_internal, distribution };
  } else if (record.op_code === 6) {
    trial.state = trialStates[record.state]!;
    trial.values = record.values ?? trial.values;
    trial.started = dateOf(record.datetime_start) ?? trial.started;
    trial.completed = dateOf(record.datetime_complete) ?? trial.completed;
  } else if (record.op_code === 7) trial.intermediate.set(record.step, record.intermediate_value);
  else if (record.op_code === 8) Object.assign(trial.attributes, named(record.user_attr));
}
