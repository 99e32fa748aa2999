import type { Config } from '@s4nn/config';
import { type Algo, InputError } from '@s4nn/core';
import type { Ended } from '@s4nn/log';
import { actionsOf, fold } from '@s4nn/log';
import type { Study } from '../study/study.js';
import { studyOf } from '../study/study.js';
import type { SweepContext } from '../sweep-context.js';
import { said } from '../sweep-failed.js';
import { createPruner } from './create-pruner.js';
import { executor, type SegmentResult, type TrialTask } from './execute.js';
import { replayOf } from './replay.js';
import { simulate } from './simulate.js';

/**
 * Asks, runs and tells until all trials are told. Trial 0 is the config as it stands, so that a sweep is never worse
 * than its own starting point. To resume is to go through the same again, where the log answers what it holds.
 * @returns why no further trial began; null when the run's signal stopped it before.
 * @throws InputError when too many trials fail on end, Error when the search or the log fails; what still runs is stopped first, and goes on when the sweep is resumed.
 */
export async function runTrials(context: SweepContext, algo: Algo): Promise<Ended | null> {
  const { config, journal, lanes } = context;
  const { mode, workers } = config.json.parallel;
  const { trials } = fold(journal.records);
  const actions = actionsOf(journal.records, trials);
  const replay = replayOf(journal.file, actions, trials, true);
  const study = studyOf(context, algo, await createPruner(config), replay, trials);
  if (mode === 'async') study.restore();
  const broken = new AbortController();
  const execute = executor(context, AbortSignal.any([context.signal, broken.signal]));
  await simulate<TrialTask, SegmentResult>(
    {
      next: study.next,
      execute: async (task) =>
        replay.resultOf(task.trial, task.from) ??
        execute(study.candidate(task.trial), task, study.known(task.trial)),
      commit: (task, result) => {
        study.commit(task, result);
        requireHope(study, config);
      },
      stopped: () => context.signal.aborted,
      stop: () => broken.abort(),
    },
    mode === 'reproducible' ? workers : lanes.count,
    mode,
  );
  if (!context.signal.aborted) study.close();
  return study.ended();
}

function requireHope(study: Study, { name, json }: Config): void {
  const { count, message } = study.failures();
  const most = json.search!.maxConsecutiveFailures;
  if (count < most) return;
  throw new InputError(
    `${count} trials on end have failed, expected fewer than /search/maxConsecutiveFailures, ${most}. ` +
      `Mend what they say and start again with --fresh, or allow more. ${said(name, message)}`,
  );
}
