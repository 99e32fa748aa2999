import { studyAttributes } from '../attributes.js';
import { fold } from '../format/fold.js';
import type { JournalRecords } from '../format/record.js';
import type { LoggedTrial } from '../format/sweep-log.js';
import { type Action, actionsOf } from './actions.js';

/**
 * What a sweep did, in order, as lines of JSON: each trial with its parameters, each committed segment with its values and its
 * decision, events of the sweep itself, the last training and its test. It holds no times.
 */
export function transcriptOf(records: JournalRecords): string[] {
  const { study, trials } = fold(records);
  return [
    ...actionsOf(records, trials).map((action) => lineOf(action, trials)),
    JSON.stringify({ training: studyAttributes.lastTraining.in(study.attributes) ?? null }),
    JSON.stringify({ test: studyAttributes.tested.in(study.attributes) ?? null }),
  ];
}

function lineOf(action: Action, trials: readonly LoggedTrial[]): string {
  if (action.kind !== 'ask' && action.kind !== 'commit') return JSON.stringify(action);
  const { parameters, intermediate } = trials[action.trial]!;
  if (action.kind === 'ask') {
    const values = Object.entries(parameters).map(([name, { value }]) => [name, value]);
    return JSON.stringify({ ...action, parameters: values });
  }
  // Not a filter of all epochs: a trial may have as many segments.
  const values: (readonly [epoch: number, value: number])[] = [];
  for (let epoch = action.from + 1; epoch <= action.to; epoch++) {
    const value = intermediate.get(epoch);
    if (value !== undefined) values.push([epoch, value]);
  }
  return JSON.stringify({ ...action, values });
}
