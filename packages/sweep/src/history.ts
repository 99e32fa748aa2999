import type { EpochReport, TrialDoc, TrialResult } from '@s4nn/core';
import type { CompiledSpace, Edits, Parameter } from './config/index.js';
import { type LoggedTrial, naturalValue } from './journal/index.js';
import type { ParameterValues } from './progress.js';
import type { Curve } from './pruners/index.js';

/** Trial attribute with the search's own document: the evaluated space and what the search wants to remember. */
export const suggestionAttribute = 's4nn:suggestion';

/** Trial attribute with the virtual duration of an epoch. */
export const costAttribute = 's4nn:cost';

/** Trial attribute with the report of an epoch. */
export const epochAttribute = (epoch: number): string => `s4nn:epoch ${epoch}`;

/** Trial attribute with what was decided after an epoch at which the trial did not end: `continue` or `pause`. */
export const rungAttribute = (epoch: number | ''): string => `s4nn:rung ${epoch}`;

/** Trial attribute with the number of epochs it ran. */
export const epochsAttribute = 's4nn:epochs';

/** The objective: accuracy by the potential rule on the validation samples. */
export const accuracyOf = (report: EpochReport): number => report.validation!.accuracy.potential;

/** How many epochs a logged trial ran. */
export const epochsOf = ({ attributes, intermediate }: LoggedTrial): number =>
  Number(attributes[epochsAttribute] ?? intermediate.size);

/** A search's suggestion as the log keeps it. */
export interface Suggestion {
  /** Null for a trial of the unmodified config that lies outside the space. */
  readonly args: unknown;
  readonly misc?: unknown;
}

/** The arguments of a logged trial. */
export const argsOf = (trial: LoggedTrial): unknown =>
  (trial.attributes[suggestionAttribute] as unknown as Suggestion).args;

/** The complete trial with the highest validation accuracy, the earliest of equals. */
export const bestOf = (trials: readonly LoggedTrial[]): LoggedTrial | null =>
  trials
    .filter(({ state }) => state === 'complete')
    .reduce<LoggedTrial | null>(
      (best, trial) => (best && best.values![0]! >= trial.values![0]! ? best : trial),
      null,
    );

/** What a trial's arguments change in the config; nothing for null. */
export const decodeArgs = (
  space: CompiledSpace,
  args: unknown,
): { edits: Edits; parameters: readonly Parameter[] } =>
  args === null ? { edits: {}, parameters: [] } : space.decode(args);

/** Parameters as people read them: a choice by its label. */
export const valuesOf = (parameters: readonly Parameter[]): ParameterValues =>
  Object.fromEntries(
    parameters.map(({ name, value, distribution }) => [name, naturalValue(value, distribution)]),
  );

/** What searches and pruners know of the trials; trial k at index k. */
export interface History {
  readonly docs: TrialDoc[];
  readonly curves: Curve[];
}

/** Searches minimise: the loss is the share of validation samples answered wrongly. */
export function resultOf(state: LoggedTrial['state'], accuracy: number, epochs: number): TrialResult {
  if (state === 'complete') return { status: 'ok', loss: 1 - accuracy };
  if (state === 'pruned') return { status: 'pruned', loss: 1 - accuracy, rung: epochs };
  return state === 'fail' ? { status: 'fail' } : { status: 'new' };
}
