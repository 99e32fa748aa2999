import { createHash } from 'node:crypto';
import { fold, type JournalRecords, type LoggedTrial } from './journal/index.js';
import { lastTrainingAttribute } from './last-training.js';
import { testAttribute } from './results.js';
import { type Action, actionsOf } from './schedule/replay.js';

/** Study attribute with the fingerprint of a sweep that is over. */
export const fingerprintAttribute = 's4nn:fingerprint';

/** SHA-256 over what a sweep did and no clock may change: {@link deedsIn}, a line each. */
export const fingerprintOf = (records: JournalRecords): string =>
  createHash('sha256').update(deedsIn(records).join('\n')).digest('hex');

/**
 * What a sweep did, in order, as lines of JSON: each trial with its parameters, each committed segment with its values
 * and its decision, what happened to the sweep between, the last training and its test.
 */
export function deedsIn(records: JournalRecords): string[] {
  const { study, trials } = fold(records);
  const { attributes } = study;
  return [
    ...actionsOf(records, trials).map((action) => deed(action, trials)),
    JSON.stringify({ training: attributes[lastTrainingAttribute] ?? null }),
    JSON.stringify({ test: attributes[testAttribute] ?? null }),
  ];
}

function deed(action: Action, trials: readonly LoggedTrial[]): string {
  if (action.kind !== 'ask' && action.kind !== 'commit') return JSON.stringify(action);
  const { parameters, intermediate } = trials[action.trial]!;
  if (action.kind === 'ask') {
    const values = Object.entries(parameters).map(([name, { value }]) => [name, value]);
    return JSON.stringify({ ...action, parameters: values });
  }
  const values = [...intermediate].filter(([epoch]) => epoch > action.from && epoch <= action.to);
  return JSON.stringify({ ...action, values });
}
