import type { Curve, Direction, TrialDoc } from '@s4nn/core';
import type { Decision, Ended, RecordedSearch, Suggestion } from '@s4nn/log';
import { emptyLeaderboard, type Leaderboard } from './leaderboard.js';

/** Everything that decides what a sweep does next. It follows from the events so far, in order. */
export interface StudyState {
  /** The trials as searches know them; trial k at index k. */
  readonly docs: readonly TrialDoc[];
  /** The trials as pruners know them: values of the first objective. */
  readonly curves: readonly Curve[];
  /** Trials that continue after a rung, the next to run first. */
  readonly ready: readonly number[];
  /** The current search: that of the config which the sweep started with or was last extended with. */
  readonly search: RecordedSearch;
  /** Whether the search has nothing left to try. */
  readonly isExhausted: boolean;
  readonly isTimeUp: boolean;
  /** The failed trials since the last one that did not fail, and the last one's message. */
  readonly failures: { readonly count: number; readonly message: string };
  readonly best: Leaderboard;
}

/** One event. */
export type StudyEvent =
  /** The search suggested a trial. */
  | { readonly kind: 'asked'; readonly trial: number; readonly suggestion: Suggestion }
  /** The search had nothing left to try. */
  | { readonly kind: 'exhausted' }
  /** The first of the ready trials started its next segment. */
  | { readonly kind: 'resumed' }
  /** The pruner let a waiting trial start its next segment. */
  | { readonly kind: 'promoted'; readonly trial: number }
  | CommittedEvent
  /** The sweep ended, and so did a trial that waited at a rung. */
  | { readonly kind: 'dropped'; readonly trial: number }
  | { readonly kind: 'extended'; readonly search: RecordedSearch }
  | { readonly kind: 'timeout' }
  /** The whole log has been replayed in its own order: running trials are ready first. */
  | { readonly kind: 'restored' };

/** A segment of a trial ended, and the trial's next step was decided. */
export interface CommittedEvent {
  readonly kind: 'committed';
  readonly trial: number;
  readonly decision: Decision;
  /** The first objective after each epoch of the segment. */
  readonly segment: readonly number[];
  /** All objectives after the last epoch; null if there was none. */
  readonly values: readonly number[] | null;
  /** Why it failed; empty if it did not. */
  readonly message: string;
}

/** What never changes during a study. */
export interface StudyRules {
  readonly directions: readonly Direction[];
  /** How many of the best trials keep their weights. */
  readonly keep: number;
}

/** The state before the first trial. */
export const initialState = (search: RecordedSearch): StudyState => ({
  docs: [],
  curves: [],
  ready: [],
  search,
  isExhausted: false,
  isTimeUp: false,
  failures: { count: 0, message: '' },
  best: emptyLeaderboard,
});

/** Why no further trial starts; null as long as one may. */
export function endOf({ docs, search, isExhausted, isTimeUp, best }: StudyState): Ended | null {
  if (isTimeUp) return 'timeout';
  if (docs.length >= search.trials) return 'trials';
  if (isExhausted) return 'space';
  return search.patience !== undefined && best.epochsSince >= search.patience ? 'patience' : null;
}
