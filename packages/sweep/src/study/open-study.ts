import type { Algo, Pruner } from '@s4nn/core';
import type { Lanes } from '@s4nn/lanes';
import { firstSearch, type LoggedTrial, type RecordedSearch } from '@s4nn/log';
import type { Candidate } from '../schedule/candidate.js';
import type { Replay } from '../schedule/replay.js';
import { type Suggest, suggester } from '../schedule/suggester.js';
import type { SweepContext } from '../sweep-context.js';
import { reduce } from './reduce.js';
import { initialState, type StudyEvent, type StudyRules, type StudyState } from './state.js';

/** What a study needs from its sweep. */
export type StudyContext = Pick<
  SweepContext,
  'config' | 'host' | 'journal' | 'checkpoints' | 'signal' | 'show' | 'seconds'
> & { readonly lanes: Pick<Lanes, 'forget'> };

/** A running study: its state, the sources of its events, and the targets of its effects. */
export interface OpenStudy {
  readonly context: StudyContext;
  readonly pruner: Pruner;
  readonly replay: Replay;
  readonly rules: StudyRules;
  /** The trials that have not ended; each holds a whole config. */
  readonly candidates: Map<number, Candidate>;
  /** Suggests trials with the current search. */
  suggest: Suggest;
  /** Makes a `suggest` for another search. */
  readonly suggestWith: (search: RecordedSearch) => Suggest;
  state: StudyState;
}

/** Opens a study before its first event. `logged` are the trials in the log. */
export function openStudy(
  context: StudyContext,
  algo: Algo,
  pruner: Pruner,
  replay: Replay,
  logged: readonly LoggedTrial[],
): OpenStudy {
  const { search, objectives } = context.config.json;
  const first = firstSearch(context.journal.records);
  const suggestWith = (by: RecordedSearch) => suggester(context, by, algo, replay, logged);
  return {
    context,
    pruner,
    replay,
    rules: { directions: objectives.map(({ direction }) => direction), keep: search!.keep },
    candidates: new Map(),
    suggest: suggestWith(first),
    suggestWith,
    state: initialState(first),
  };
}

/** Applies an event to the state. */
export function apply(study: OpenStudy, event: StudyEvent): void {
  study.state = reduce(study.state, event, study.rules);
}
