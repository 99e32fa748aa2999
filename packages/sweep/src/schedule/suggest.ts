import type { Algo, Expression, TrialDoc } from '@s4nn/core';
// @ts-expect-error: hyperopt-js has no type declarations
import hyperparameters from 'hyperparameters';

/** The parts of hyperopt-js that its searches expect. */
const { Domain, Trials } = hyperparameters as {
  readonly Domain: new (evaluate: unknown, expression: Expression) => { readonly expr: Expression };
  readonly Trials: new (
    experiment: string | null,
    refresh: boolean,
  ) => { trials: readonly TrialDoc[]; dynamicTrials: readonly TrialDoc[] };
};

/**
 * Asks a search for one trial, as hyperopt-js's `fmin` would: with its Domain and Trials, so that its own searches work too. The
 * trials are set directly, because hyperopt-js's method to insert them copies all of them each time.
 * @returns null if there is nothing left to try.
 */
export function suggest(
  algo: Algo,
  expression: Expression,
  docs: readonly TrialDoc[],
  id: number,
  seed: number,
): TrialDoc | null {
  const domain = new Domain(null, expression);
  const trials = new Trials(null, false);
  trials.trials = docs;
  trials.dynamicTrials = docs;
  const [doc] = algo([id], domain, trials, seed);
  return doc ?? null;
}
