import type { Algo, Pruner } from '@s4nn/core';
import type { Ended, LoggedTrial } from '@s4nn/log';
import type { Candidate } from '../schedule/candidate.js';
import type { SegmentResult, TrialTask } from '../schedule/execute.js';
import type { Replay } from '../schedule/replay.js';
import { commitSegment } from './commit-segment.js';
import { dropWaiting } from './drop-waiting.js';
import { askForTrial, nextTask } from './next-task.js';
import { apply, openStudy, type StudyContext } from './open-study.js';
import { endOf, type StudyState } from './state.js';
import { applySweepEvents } from './sweep-events.js';

/** The trials of a sweep, and what to do next. Whatever the replay does not have is written to the log first. */
export interface Study {
  candidate(trial: number): Candidate;
  /** The first objective after each committed epoch of a trial. */
  known(trial: number): readonly number[];
  /**
   * Takes all actions of the replay in their own order, because no simulation can find the order of an async sweep. Trials that
   * were running resume first.
   */
  restore(): void;
  /** The next task; null if there is nothing to do until something else is committed. */
  next(idle: { readonly alone: boolean }): TrialTask | null;
  /** Takes the result of a segment and decides. */
  commit(task: TrialTask, result: SegmentResult): void;
  /** The failed trials since the last one that did not fail, and the last one's message. */
  failures(): StudyState['failures'];
  /** Prunes the trials that still wait at a rung. */
  close(): void;
  /** Why no further trial starts; null as long as one may. */
  ended(): Ended | null;
}

/** The study of a sweep: a state and its reducer, with effects around them. `logged` are the trials in the log. */
export function studyOf(
  context: StudyContext,
  algo: Algo,
  pruner: Pruner,
  replay: Replay,
  logged: readonly LoggedTrial[],
): Study {
  const study = openStudy(context, algo, pruner, replay, logged);
  return {
    candidate: (trial) => study.candidates.get(trial)!,
    known: (trial) => study.state.curves[trial]!.values,
    restore: () => {
      for (let action = replay.next(); action; action = replay.next()) {
        if (action.kind === 'ask') askForTrial(study);
        else if (action.kind === 'commit') {
          commitSegment(study, { ...action, duration: 1 }, replay.resultOf(action.trial, action.from)!);
        } else applySweepEvents(study);
      }
      apply(study, { kind: 'restored' });
    },
    next: (idle) => nextTask(study, idle),
    commit: (task, result) => commitSegment(study, task, result),
    failures: () => study.state.failures,
    close: () => dropWaiting(study),
    ended: () => endOf(study.state),
  };
}
