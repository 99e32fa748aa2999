import { epochsAttribute, rungAttribute } from '../history.js';
import { finishTrial, type JournalRecord, trialAttribute } from '../journal/index.js';
import type { Decision } from './replay.js';

/** The records that say what became of a trial. */
export function recordsOf(
  trial: number,
  decision: Decision,
  epochs: number,
  values: readonly number[] | null,
  message: string,
): JournalRecord[] {
  if (decision === 'continue' || decision === 'pause') {
    return [trialAttribute(trial, rungAttribute(epochs), decision)];
  }
  const outcome =
    decision === 'fail'
      ? ({ state: 'fail', reason: message } as const)
      : ({ state: decision, values: values! } as const);
  return [trialAttribute(trial, epochsAttribute, epochs), ...finishTrial(trial, outcome, new Date())];
}
