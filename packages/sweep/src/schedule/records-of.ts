import type { Decision, JournalRecord } from '@s4nn/log';
import { finishTrial, ofTrial, trialAttribute } from '@s4nn/log';

/** The records that say what became of a trial. */
export function recordsOf(
  trial: number,
  decision: Decision,
  epochs: number,
  values: readonly number[] | null,
  message: string,
): JournalRecord[] {
  if (decision === 'continue' || decision === 'pause') {
    return [trialAttribute(trial, ofTrial.rung.at(epochs), decision)];
  }
  const outcome =
    decision === 'fail'
      ? ({ state: 'fail', reason: message } as const)
      : ({ state: decision, values: values! } as const);
  return [trialAttribute(trial, ofTrial.epochs, epochs), ...finishTrial(trial, outcome, new Date())];
}
