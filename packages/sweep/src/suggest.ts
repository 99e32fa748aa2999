import type { Algo, Expression, TrialDoc } from '@s4nn/core';
import hyperparameters from 'hyperparameters';

/**
 * Asks a search for one trial, as hyperopt-js's `fmin` would: with its own Domain and Trials, so that its searches work
 * too. The trials are handed over as they are, because its insertion copies them all each time.
 */
export function suggest(
  algo: Algo,
  expression: Expression,
  docs: readonly TrialDoc[],
  id: number,
  seed: number,
): TrialDoc {
  const domain = new hyperparameters.Domain(null, expression);
  const trials = new hyperparameters.Trials(null, false);
  trials.trials = docs;
  trials.dynamicTrials = docs;
  const [doc] = algo([id], domain, trials, seed);
  if (!doc) throw new Error(`the search suggested nothing for trial ${id}`);
  return doc;
}
