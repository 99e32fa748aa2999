import { type Change, hasEnded } from './change.js';
import { parseDistribution } from './distribution.js';
import { dateOf, draftOf, type TrialDraft, trialDraftOf } from './draft.js';
import { metricNamesKey } from './make-record.js';
import { type CreateStudy, type JournalRecord, trialStates } from './record.js';
import type { SweepLog } from './sweep-log.js';

/** A log that is read while it grows. */
export interface GrowingLog {
  /** What the records so far say. It is the same object each time, and `apply` changes it. */
  log(): SweepLog;
  /**
   * Applies the records that follow, in pieces of any size; that of the study may be among them.
   * @returns the ids of the trials that they changed, rising.
   */
  apply(records: readonly JournalRecord[]): readonly number[];
}

/**
 * Begins to fold a log piece by piece, to what `fold` makes of the whole. What `apply` costs grows with its records, not with those
 * before.
 * @param onChange called with each change, after it.
 * @param isKept which attributes of trials to keep, by their names; by default all. The others are passed over.
 */
export function growingLog(
  study: CreateStudy,
  onChange: (change: Change) => void = () => {},
  isKept: (attribute: string) => boolean = () => true,
): GrowingLog {
  const log = draftOf(study);
  const { attributes } = log.study;

  const apply = (record: JournalRecord, see: (change: Change) => void): void => {
    if (record.op_code === 2) {
      for (const name of Object.keys(record.user_attr)) {
        const before = attributes[name];
        attributes[name] = record.user_attr[name]!;
        see({ kind: 'study', name, before });
      }
    } else if (record.op_code === 3) {
      if (metricNamesKey in record.system_attr) {
        log.metrics = record.system_attr[metricNamesKey] as readonly string[];
      }
    } else if (record.op_code === 4) {
      const trial = trialDraftOf(log.trials.length, record);
      log.trials.push(trial);
      see({ kind: 'created', trial });
    } else if ('trial_id' in record) {
      const trial = log.trials[record.trial_id];
      if (trial && !hasEnded(trial)) applyTo(trial, record, isKept, see);
    }
  };

  return {
    log: () => log,
    apply(records) {
      const changed = new Set<number>();
      const see = (change: Change): void => {
        if (change.kind !== 'study') changed.add(change.trial.id);
        onChange(change);
      };
      for (const record of records) apply(record, see);
      return [...changed].sort((a, b) => a - b);
    },
  };
}

type TrialRecord = Extract<JournalRecord, { readonly trial_id: number }>;

function applyTo(
  trial: TrialDraft,
  record: TrialRecord,
  isKept: (attribute: string) => boolean,
  see: (change: Change) => void,
): void {
  if (record.op_code === 5) {
    const name = record.param_name;
    const before = trial.parameters[name];
    const distribution = parseDistribution(record.distribution);
    trial.parameters[name] = { value: record.param_value_internal, distribution };
    see({ kind: 'parameter', trial, name, before });
  } else if (record.op_code === 6) {
    const before = trial.state;
    trial.state = trialStates[record.state]!;
    trial.values = record.values ?? trial.values;
    trial.started = dateOf(record.datetime_start) ?? trial.started;
    trial.completed = dateOf(record.datetime_complete) ?? trial.completed;
    see({ kind: 'state', trial, before });
  } else if (record.op_code === 7) {
    const before = trial.intermediate.get(record.step);
    trial.intermediate.set(record.step, record.intermediate_value);
    see({ kind: 'value', trial, step: record.step, before });
  } else if (record.op_code === 8) {
    for (const name of Object.keys(record.user_attr)) {
      if (!isKept(name)) continue;
      const before = trial.attributes[name];
      trial.attributes[name] = record.user_attr[name]!;
      see({ kind: 'attribute', trial, name, before });
    }
  }
}
