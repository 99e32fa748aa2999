import type { JournalRecords } from '../format/record.js';
import type { SweepState } from '../state/sweep-state.js';
import { type GrowingState, growingState } from './growing-state.js';

/** The state of a sweep, from the records of its log. */
export function stateIn(records: JournalRecords): SweepState {
  const growing = growingState(records[0]);
  growing.apply(records);
  return stateOf(growing);
}

/** The whole state of a sweep as it is now. */
export function stateOf(growing: GrowingState): SweepState {
  const { counts, epochs, seconds, looks, ...summary } = growing.summary();
  const trials = growing.log().trials.map(({ id }) => growing.trial(id));
  return { ...summary, trials };
}
