import type { Algo } from '@s4nn/core';
import { fold } from '../journal/index.js';
import type { Run } from '../run.js';
import { executor, type SegmentResult, type TrialTask } from './execute.js';
import { actionsOf, replayOf } from './replay.js';
import { simulate } from './simulate.js';
import { openStudy } from './study.js';

/**
 * Asks, runs and tells until all trials are told. Trial 0 is the config as it stands, so that a sweep is never worse
 * than its own starting point. To resume is to go through the same again, where the log answers what it holds.
 * @throws Error when the search or the log fails; what still runs is stopped first, and goes on when the sweep is resumed.
 */
export async function runTrials(run: Run, algo: Algo): Promise<void> {
  const { config, journal, lanes } = run;
  const { mode, workers } = config.json.parallel;
  const { trials } = fold(journal.records);
  const actions = actionsOf(journal.records, trials);
  const replay = replayOf(journal.file, actions, trials, true);
  const study = openStudy(run, algo, replay, trials);
  if (mode === 'async') study.restore(actions);
  const broken = new AbortController();
  const execute = executor(run, AbortSignal.any([run.signal, broken.signal]));
  await simulate<TrialTask, SegmentResult>(
    {
      next: study.next,
      execute: async (task) =>
        replay.resultOf(task.trial, task.from) ??
        execute(study.candidate(task.trial), task, study.history.curves[task.trial]!.values),
      commit: study.commit,
      stop: () => broken.abort(),
    },
    mode === 'reproducible' ? workers : lanes.count,
    mode,
  );
  if (!run.signal.aborted) study.close();
}
