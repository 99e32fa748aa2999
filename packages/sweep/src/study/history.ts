import type { CompiledSpace, Edits, Parameter } from '@s4nn/config';
import type { Direction, TrialResult } from '@s4nn/core';
import { type LoggedTrial, lossesOf, type ParameterValues, trialAttributes } from '@s4nn/log';

/** The arguments of a logged trial. */
export const argsOf = (trial: LoggedTrial): unknown => trialAttributes.suggestion.in(trial.attributes)!.args;

/** What a trial's arguments change in the config; null changes nothing. */
export const decodeArgs = (
  space: CompiledSpace,
  args: unknown,
): { edits: Edits; parameters: readonly Parameter[] } =>
  args === null ? { edits: {}, parameters: [] } : space.decode(args);

/** Parameters as people read them: a choice by its label. */
export const parameterValues = (parameters: readonly Parameter[]): ParameterValues =>
  Object.fromEntries(
    parameters.map(({ name, value, range }) => [
      name,
      range.kind === 'choice' ? (range.choices[value] ?? null) : value,
    ]),
  );

/**
 * The result of a trial, as searches read it.
 * @param values its objectives after its last epoch; null if there was none.
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
