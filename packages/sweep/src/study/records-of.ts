import type { Judgement } from '@s4nn/core';
import { type Decision, finishTrial, type JournalRecord, ofTrial, trialAttribute } from '@s4nn/log';

/** How a trial, or a segment of it, ended. */
export interface TrialEnd {
  readonly decision: Decision;
  /** How many it has trained in all. */
  readonly epochs: number;
  /** Of the objectives after the last epoch; null where there is none. */
  readonly values: readonly number[] | null;
  /** The pruner's reason; null where it was not asked. */
  readonly judgement: Judgement | null;
  /** Why it failed. */
  readonly message: string;
}

/** The records that say how a trial, or a segment of it, ended. */
export function recordsOf(
  trial: number,
  { decision, epochs, values, judgement, message }: TrialEnd,
): JournalRecord[] {
  if (decision === 'continue' || decision === 'pause') {
    return [trialAttribute(trial, ofTrial.rung.at(epochs), decision)];
  }
  const outcome =
    decision === 'fail'
      ? ({ state: 'fail', reason: message } as const)
      : ({ state: decision, values: values! } as const);
  return [
    trialAttribute(trial, ofTrial.epochs, epochs),
    ...(decision === 'pruned' && judgement ? [reasonRecord(trial, epochs, judgement)] : []),
    ...finishTrial(trial, outcome, new Date()),
  ];
}

function reasonRecord(trial: number, rung: number, judgement: Judgement): JournalRecord {
  const { value, limit, rank, because } = judgement;
  return trialAttribute(trial, ofTrial.pruned, {
    rung,
    value,
    ...(limit !== undefined && { limit }),
    ...(rank !== undefined && { rank }),
    because,
  });
}
