import { compileSpace, type Edits, withValuesAt } from '@s4nn/config';
import { isInputError } from '@s4nn/core';
import { type LoggedTrial, type SweepLog, studyAttributes, trialAttributes } from '@s4nn/log';
import { argsOf, decodeArgs } from '../study/history.js';

/**
 * What a trial changes in the config of its sweep, values by JSON Pointer. Null where the log does not say enough.
 */
export function recordedTrialEdits({ study }: SweepLog, trial: LoggedTrial): Edits | null {
  const config = studyAttributes.config.in(study.attributes);
  if (!config?.search || !trialAttributes.suggestion.in(trial.attributes)) return null;
  try {
    return decodeArgs(compileSpace(config.search.space), argsOf(trial)).edits;
  } catch (error) {
    // A space that no longer has this point was edited.
    if (isInputError(error)) return null;
    throw error;
  }
}

/**
 * The config of a trial, as plain JSON: that of its sweep with the trial's parameters, without what only a search has. Null where the
 * log does not say enough.
 */
export function recordedTrialConfig(log: SweepLog, trial: LoggedTrial): unknown {
  const edits = recordedTrialEdits(log, trial);
  const config = studyAttributes.config.in(log.study.attributes);
  if (edits === null || !config) return null;
  const { search: _, pruner: __, parallel: ___, objectives: ____, ...rest } = config;
  return withValuesAt(rest, edits);
}
