import {
  type RecordedConfig,
  type RecordedSearch,
  type Suggestion,
  studyAttributes,
  trialAttributes,
} from '../attributes.js';
import { type JournalRecord, type JournalRecords, trialStates } from '../format/record.js';
import type { LoggedTrial } from '../format/sweep-log.js';
import { epochsOf } from './epochs-of.js';

/** What happens to a trial at the end of a segment. */
export type Decision = 'continue' | 'pause' | 'complete' | 'pruned' | 'fail';

/** The search that a sweep started with. */
export function firstSearch(records: JournalRecords): RecordedSearch {
  return records.map(configIn).find((config) => config !== undefined)!.search!;
}

const configIn = (record: JournalRecord): RecordedConfig | undefined =>
  record.op_code === 2 ? studyAttributes.config.in(record.user_attr) : undefined;

/** One thing that happened: a trial was suggested, a segment was committed, or a {@link SweepEvent}. */
export type Action =
  | { readonly kind: 'ask'; readonly trial: number; readonly suggestion: Suggestion }
  | {
      readonly kind: 'commit';
      readonly trial: number;
      /** Its epochs are those after `from` up to `to`. */
      readonly from: number;
      readonly to: number;
      readonly decision: Decision;
      /** The trial's final objectives; null if it continues, waits or fails. */
      readonly values: readonly number[] | null;
    }
  | SweepEvent;

/** An event of the sweep itself, between those of its trials. */
export type SweepEvent =
  /** It continues with more trials, or in a wider space. */
  | { readonly kind: 'extend'; readonly search: RecordedSearch }
  /** Its time was up. */
  | { readonly kind: 'timeout' }
  /** It ended, and so did a trial that waited at a rung. */
  | { readonly kind: 'drop'; readonly trial: number; readonly values: readonly number[] | null };

/** What happened according to a log, in order. What a crash tore off did not happen. */
export function actionsOf(records: JournalRecords, trials: readonly LoggedTrial[]): Action[] {
  const actions: Action[] = [];
  const last = new Map<number, { readonly to: number; readonly decision: Decision }>();
  let configs = 0;
  const commit = (
    trial: number,
    to: number,
    decision: Decision,
    values: readonly number[] | null = null,
  ): void => {
    const before = last.get(trial);
    const drops = decision === 'pruned' && before?.decision === 'pause' && before.to === to;
    actions.push(
      drops
        ? { kind: 'drop', trial, values }
        : { kind: 'commit', trial, from: before?.to ?? 0, to, decision, values },
    );
    last.set(trial, { to, decision });
  };
  for (const record of records) {
    if (record.op_code === 6) {
      const trial = trials[record.trial_id]!;
      commit(trial.id, epochsOf(trial), trialStates[record.state] as Decision, record.values ?? null);
    } else if (record.op_code === 8 && 'user_attr' in record) {
      const suggestion = trialAttributes.suggestion.in(record.user_attr);
      if (suggestion) actions.push({ kind: 'ask', trial: record.trial_id, suggestion });
      for (const { epoch, value } of trialAttributes.rung.all(record.user_attr))
        commit(record.trial_id, epoch, value);
    } else if (record.op_code === 2) {
      const config = configIn(record);
      // The first config is the one it started with.
      if (config?.search && configs++ > 0) actions.push({ kind: 'extend', search: config.search });
      if (studyAttributes.timeout.in(record.user_attr)) actions.push({ kind: 'timeout' });
    }
  }
  return actions;
}
