import { InputError, type TrialResult } from '@s4nn/core';

/**
 * How a trial ended: with a value, or one per objective; stopped early, with the (first) value that it had at a rung, for
 * example after an epoch; or without a value, and why. Searches learn from all of these.
 */
export type Outcome =
  | number
  | readonly number[]
  | { readonly value: number; readonly prunedAt: number }
  | { readonly failed: string };

/**
 * The outcome as searches read it.
 * @param signs [objectives] −1 where high values are good.
 * @throws InputError for values that are not finite numbers, or not one per objective.
 */
export function resultOf(id: number, outcome: Outcome, signs: readonly number[]): TrialResult {
  const loss = (value: unknown, objective: number): number => {
    if (typeof value === 'number' && Number.isFinite(value)) return signs[objective]! * value;
    throw new InputError(
      `tell(${id}): found ${String(value)}, expected a finite number. ` +
        `If the trial has none, tell(${id}, { failed: 'why' }).`,
    );
  };
  if (typeof outcome === 'object' && outcome !== null && 'failed' in outcome) {
    return { status: 'fail', failure: outcome.failed };
  }
  if (typeof outcome === 'object' && outcome !== null && 'prunedAt' in outcome) {
    const { value, prunedAt } = outcome;
    if (Number.isFinite(prunedAt)) return { status: 'pruned', loss: loss(value, 0), rung: prunedAt };
    throw new InputError(`tell(${id}): found prunedAt ${String(prunedAt)}, expected a finite number.`);
  }
  const values = [outcome].flat() as unknown[];
  if (values.length !== signs.length) {
    throw new InputError(
      `tell(${id}): found ${values.length} values, but the study has ${signs.length} directions. Give one value per direction.`,
    );
  }
  const losses = values.map(loss);
  return signs.length === 1 ? { status: 'ok', loss: losses[0]! } : { status: 'ok', loss: losses[0]!, losses };
}
