import type { Config } from '@s4nn/config';
import { type Algo, InputError } from '@s4nn/core';
import { actionsOf, type Ended, fold } from '@s4nn/log';
import { type Study, studyOf } from '../study/study.js';
import type { SweepContext } from '../sweep-context.js';
import { lastFailureText } from '../sweep-failed.js';
import { createPruner } from './create-pruner.js';
import { executor, type SegmentResult, type TrialTask } from './execute.js';
import { replayOf } from './replay.js';
import { simulate } from './simulate.js';

/**
 * Asks for trials, runs them and reports their results to the search until all have ended. Trial 0 is the unmodified config, so
 * that a sweep is never worse than its starting point. Resuming repeats all steps, with results from the log as far as it goes.
 * @returns why no further trial started; null if the context's signal stopped it before.
 * @throws InputError if too many trials in a row fail, Error if the search or the log fails. Running trials are stopped first, and
 * resume with the sweep.
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
        context.live.note({ kind: 'committed', trial: task.trial });
        requireFewFailures(study, config);
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

function requireFewFailures(study: Study, { name, json }: Config): void {
  const { count, message } = study.failures();
  const most = json.search!.maxConsecutiveFailures;
  if (count < most) return;
  throw new InputError(
    `found ${count} failed trials in a row, expected fewer than /search/maxConsecutiveFailures (${most}). ` +
      `Fix their error and start again with --fresh, or allow more failures. ${lastFailureText(name, message)}`,
  );
}
