import type { Algo } from '@s4nn/core';
import { type Action, actionsOf, fold } from '@s4nn/log';
import type { StudyContext } from '../study/open-study.js';
import { studyOf } from '../study/study.js';
import { createPruner } from './create-pruner.js';
import type { SegmentResult, TrialTask } from './execute.js';
import { replayOf } from './replay.js';
import { simulate } from './simulate.js';

/**
 * Replays a log without training: asks the search for every suggestion and makes every decision again.
 * @returns how many suggestions and decisions there were; all of them match the log.
 * @throws InputError at the first mismatch.
 */
export async function replayTrials(
  context: StudyContext,
  algo: Algo,
): Promise<{ readonly suggestions: number; readonly decisions: number }> {
  const { journal, config } = context;
  const { mode, workers } = config.json.parallel;
  const { trials } = fold(journal.records);
  const actions = actionsOf(journal.records, trials);
  const replay = replayOf(journal.file, actions, trials, false);
  const study = studyOf(context, algo, await createPruner(config), replay, trials);
  if (mode === 'async') {
    study.restore();
  } else {
    await simulate<TrialTask, SegmentResult>(
      {
        next: (idle) => (replay.next() === null ? null : study.next(idle)),
        execute: async (task) => replay.resultOf(task.trial, task.from),
        commit: study.commit,
        stopped: () => false,
        stop: () => {},
      },
      workers,
      mode,
    );
  }
  const count = (kind: Action['kind']) => actions.filter((action) => action.kind === kind).length;
  return { suggestions: count('ask'), decisions: count('commit') };
}
