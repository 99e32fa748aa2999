import { compileSpace, parameterName } from '@s4nn/config';
import { type Direction, InputError, type TrialDoc } from '@s4nn/core';
import {
  epochsOf,
  growingState,
  type LoggedTrial,
  type RecordedSearch,
  type SweepLog,
  studyAttributes,
  trialAttributes,
} from '@s4nn/log';
import { resultOf } from '../study/history.js';
import { findSweep } from './find-sweep.js';
import { sampleTrials } from './sample-trials.js';

/** Which parameters mattered in a sweep. */
export interface SweepImportance {
  readonly name: string;
  /** How many trials have ended. */
  readonly trials: number;
  /** How many of them this follows from: all, or 5,000 drawn by chance. */
  readonly judged: number;
  /** Parameters by name, most important first; null while fewer than 20 trials have ended. */
  readonly importance: readonly ParameterImportance[] | null;
}

/** How much of the first objective a parameter explains. */
export interface ParameterImportance {
  readonly parameter: string;
  /** 0…1; shares sum to 1, or are all 0 if no parameter stands out. */
  readonly share: number;
  /** Where the middle 90 % of the shares lie if the trials are drawn anew from themselves, 0…1. */
  readonly low: number;
  readonly high: number;
  /** Whether chance alone could give as much: then the share says nothing, however large it is. */
  readonly isChance: boolean;
}

/** Of fewer trials, importance tells nothing; of more, half a second of computing is spent on some drawn by chance. */
const fewest = 20;
const most = 5000;

/**
 * Reads which parameters mattered in a sweep, which may still run.
 * @param sweep its name, if its log is in `sweeps/` of the working directory, or its config.
 * @throws InputError if there is no log or it cannot be read, and for a single run.
 */
export async function readImportance(sweep: string): Promise<SweepImportance> {
  const log = (await findSweep(sweep, growingState)).fold.log();
  if (!searchOf(log)) {
    throw new InputError(`sweep ${log.study.name}: found a single run, expected a search of parameters`);
  }
  return {
    name: log.study.name,
    trials: endedIn(log),
    judged: judgedIn(log),
    importance: await importanceIn(log),
  };
}

/** How many trials of a log {@link importanceIn} follows from. */
export const judgedIn = (log: SweepLog): number => Math.min(most, endedIn(log));

/**
 * How much of the first objective each parameter explains; null for a single run, and while fewer than 20 trials have ended. Of more
 * than 5,000 trials, so many are drawn by chance, as `sampleTrials`.
 */
export async function importanceIn(log: SweepLog): Promise<readonly ParameterImportance[] | null> {
  const { study, trials } = log;
  const search = searchOf(log);
  if (!search || endedIn(log) < fewest) return null;
  // Loaded only here: a single run does not need it.
  const { importance } = await import('@s4nn/tpe/importance');
  const docs = sampleTrials(trials.filter(isEnded), most)
    .filter(({ attributes }) => trialAttributes.suggestion.in(attributes))
    .map((trial) => docOf(trial, study.directions));
  return importance(compileSpace(search.space).expression, docs).map(({ label, ...rest }) => ({
    parameter: parameterName(label),
    ...rest,
  }));
}

const isEnded = ({ state }: LoggedTrial): boolean => state !== 'running' && state !== 'waiting';

const endedIn = ({ trials }: SweepLog): number => trials.filter(isEnded).length;

const searchOf = ({ study }: SweepLog): RecordedSearch | undefined =>
  studyAttributes.config.in(study.attributes)?.search;

const docOf = (trial: LoggedTrial, directions: readonly Direction[]): TrialDoc => ({
  id: trial.id,
  state: 2,
  ...trialAttributes.suggestion.in(trial.attributes)!,
  result: resultOf(trial.state, trial.values, directions, epochsOf(trial)),
});
