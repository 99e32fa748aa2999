import type { Judgement } from '@s4nn/core';
import { type Decision, finishTrial, type JournalRecord, trialAttribute, trialAttributes } from '@s4nn/log';

/** How a trial, or a segment of it, ended. */
export interface TrialEnd {
  readonly decision: Decision;
  /** How many epochs it has trained in total. */
  readonly epochs: number;
  /** The objectives after the last epoch; null if there was none. */
  readonly values: readonly number[] | null;
  /** The pruner's judgement; null if it was not asked. */
  readonly judgement: Judgement | null;
  /** Why it failed; empty if it did not. */
  readonly message: string;
}

/** The records of the end of a trial, or of a segment of it. */
export function recordsOf(
  trial: number,
  { decision, epochs, values, judgement, message }: TrialEnd,
): JournalRecord[] {
  if (decision === 'continue' || decision === 'pause') {
    return [trialAttribute(trial, trialAttributes.rung.at(epochs), decision)];
  }
  const outcome =
    decision === 'fail'
      ? ({ state: 'fail', reason: message } as const)
      : ({ state: decision, values: values! } as const);
  return [
    trialAttribute(trial, trialAttributes.epochs, epochs),
    ...(decision === 'pruned' && judgement ? [reasonRecord(trial, epochs, judgement)] : []),
    ...finishTrial(trial, outcome, new Date()),
  ];
}

function reasonRecord(trial: number, rung: number, judgement: Judgement): JournalRecord {
  const { value, limit, rank, because } = judgement;
  return trialAttribute(trial, trialAttributes.pruned, {
    rung,
    value,
    ...(limit !== undefined && { limit }),
    ...(rank !== undefined && { rank }),
    because,
  });
}
