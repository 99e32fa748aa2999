import { compileSpace, withValuesAt } from '@s4nn/config';
import { isInputError } from '@s4nn/core';
import { type LoggedTrial, type SweepLog, studyAttributes, trialAttributes } from '@s4nn/log';
import { argsOf, decodeArgs } from '../study/history.js';

/**
 * The config of a trial, as plain JSON: that of its sweep with the trial's parameters, without what only a search has. Null where the
 * log does not say enough.
 */
export function recordedTrialConfig({ study }: SweepLog, trial: LoggedTrial): unknown {
  const config = studyAttributes.config.in(study.attributes);
  if (!config?.search || !trialAttributes.suggestion.in(trial.attributes)) return null;
  const { search, pruner: _, parallel: __, objectives: ___, ...rest } = config;
  try {
    return withValuesAt(rest, decodeArgs(compileSpace(search.space), argsOf(trial)).edits);
  } catch (error) {
    // A space that no longer has this point was edited.
    if (isInputError(error)) return null;
    throw error;
  }
}
