import type { TrialDoc, Trials } from '@s4nn/core';

/** Every trial, also those that threw, which hyperopt-js's own `Trials` leaves out of `trials`. */
export function allTrials(trials: Trials): readonly TrialDoc[] {
  const { dynamicTrials, expKey } = trials as { dynamicTrials?: readonly TrialDoc[]; expKey?: string | null };
  if (dynamicTrials === undefined) return trials.trials;
  // As in hyperopt-js: without a key all trials belong together.
  if (expKey === null || expKey === undefined) return dynamicTrials;
  return dynamicTrials.filter((trial) => (trial as { expKey?: string | null }).expKey === expKey);
}
