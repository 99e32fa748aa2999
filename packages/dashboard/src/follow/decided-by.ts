import { epochsOf, type JournalRecord, type SweepLog, trialAttributes, trialStates } from '@s4nn/log';
import type { LiveDecision } from '@s4nn/report';

/** A decision on a trial: after which epoch, and what. */
export type Decided = Pick<LiveDecision, 'trial' | 'epoch' | 'decision'>;

/**
 * The decisions in records that were appended, in their order.
 * @param log what the whole log says, with these records.
 */
export function decidedBy(records: readonly JournalRecord[], { trials }: SweepLog): Decided[] {
  return records.flatMap((record): Decided[] => {
    if (record.op_code === 6) {
      const trial = trials[record.trial_id];
      const state = trialStates[record.state];
      if (!trial || state === undefined || state === 'running' || state === 'waiting') return [];
      const epoch = epochsOf(trial);
      // It waited at a rung, and the sweep ended.
      const isDropped = state === 'pruned' && trialAttributes.rung.at(epoch).in(trial.attributes) === 'pause';
      return [{ trial: trial.id, epoch, decision: isDropped ? 'dropped' : state }];
    }
    if (record.op_code !== 8) return [];
    return trialAttributes.rung
      .all(record.user_attr)
      .map(({ epoch, value }) => ({ trial: record.trial_id, epoch, decision: value }));
  });
}
