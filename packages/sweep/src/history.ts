import type { TrialDoc, TrialResult } from '@s4nn/core';
import { lossesOf } from './best-trials.js';
import type { CompiledSpace, Edits, Parameter } from './config/index.js';
import { type Direction, type LoggedTrial, naturalValue } from './journal/index.js';
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

/** Trial attribute with where and when the segment up to an epoch ran; no result depends on it. */
export const ranAttribute = (epoch: number | ''): string => `s4nn:ran ${epoch}`;

/** Trial attribute with the number of epochs it ran. */
export const epochsAttribute = 's4nn:epochs';

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

/** What a trial's arguments change in the config; nothing for null. */
export const decodeArgs = (
  space: CompiledSpace,
  args: unknown,
): { edits: Edits; parameters: readonly Parameter[] } =>
  args === null ? { edits: {}, parameters: [] } : space.decode(args);

/** Parameters as people read them: a choice by its label. */
export const parameterValues = (parameters: readonly Parameter[]): ParameterValues =>
  readParameters(Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter])));

/** Parameters out of the log, as people read them. */
export const readParameters = (parameters: LoggedTrial['parameters']): ParameterValues =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, { value, distribution }]) => [
      name,
      naturalValue(value, distribution),
    ]),
  );

/** What searches and pruners know of the trials; trial k at index k. */
export interface History {
  readonly docs: TrialDoc[];
  readonly curves: Curve[];
}

/**
 * What became of a trial, as searches read it.
 * @param values of the objectives after its last epoch; null where there is none.
 */
export function resultOf(
  state: LoggedTrial['state'],
  values: readonly number[] | null,
  directions: readonly Direction[],
  epochs: number,
): TrialResult {
  if (state === 'fail') return { status: 'fail' };
  const losses = lossesOf(values ?? directions.map(() => Number.NaN), directions);
  const loss = losses[0]!;
  if (state === 'pruned') return { status: 'pruned', loss, rung: epochs };
  if (state === 'complete') return { status: 'ok', loss, ...(losses.length > 1 && { losses }) };
  return { status: 'new' };
}
