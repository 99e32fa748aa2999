import { compileSpace, parameterName } from '@s4nn/config';
import { type Direction, InputError, type TrialDoc } from '@s4nn/core';
import {
  epochsOf,
  fold,
  type LoggedTrial,
  type RecordedSearch,
  type SweepLog,
  studyAttributes,
  trialAttributes,
} from '@s4nn/log';
import { resultOf } from '../study/history.js';
import { findSweep } from './find-sweep.js';

/** Which parameters mattered in a sweep. */
export interface SweepImportance {
  readonly name: string;
  /** How many trials have ended, which this follows from. */
  readonly trials: number;
  /** Parameters by name, most important first, with their shares, which sum to 1; null if no parameter stands out. */
  readonly importance: Importance | null;
}

/** Parameters by name, most important first, each with the share of the first objective that it explains, 0…1. */
type Importance = readonly { readonly parameter: string; readonly share: number }[];

/**
 * Reads which parameters mattered in a sweep, which may still run.
 * @param sweep its name, if its log is in `sweeps/` of the working directory, or its config.
 * @throws InputError if there is no log or it cannot be read, and for a single run.
 */
export async function readImportance(sweep: string): Promise<SweepImportance> {
  const log = fold((await findSweep(sweep)).records);
  if (!searchOf(log)) {
    throw new InputError(`sweep ${log.study.name}: found a single run, expected a search of parameters`);
  }
  return {
    name: log.study.name,
    trials: log.trials.filter(({ state }) => state !== 'running' && state !== 'waiting').length,
    importance: await importanceIn(log),
  };
}

/** How much of the first objective each parameter explains; null for a single run, and if no parameter stands out. */
export async function importanceIn(log: SweepLog): Promise<Importance | null> {
  const { study, trials } = log;
  const search = searchOf(log);
  if (!search) return null;
  // Loaded only here: a single run does not need it.
  const { importance } = await import('@s4nn/tpe/importance');
  const docs = trials
    .filter(({ attributes }) => trialAttributes.suggestion.in(attributes))
    .map((trial) => docOf(trial, study.directions));
  const shares = importance(compileSpace(search.space).expression, docs);
  if (shares.every(({ share }) => share === 0)) return null;
  return shares.map(({ label, share }) => ({ parameter: parameterName(label), share }));
}

const searchOf = ({ study }: SweepLog): RecordedSearch | undefined =>
  studyAttributes.config.in(study.attributes)?.search;

const docOf = (trial: LoggedTrial, directions: readonly Direction[]): TrialDoc => ({
  id: trial.id,
  state: 2,
  ...trialAttributes.suggestion.in(trial.attributes)!,
  result: resultOf(trial.state, trial.values, directions, epochsOf(trial)),
});
