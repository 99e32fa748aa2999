import type { TrialDoc, Trials } from '@s4nn/core';

/** Every trial: hyperopt-js's own `Trials` leaves those that threw out of `trials`, yet there is much to learn from them. */
export function allTrials(trials: Trials): readonly TrialDoc[] {
  const { dynamicTrials, expKey } = trials as { dynamicTrials?: readonly TrialDoc[]; expKey?: string | null };
  if (dynamicTrials === undefined) return trials.trials;
  // As hyperopt-js does: without a key all trials belong together.
  if (expKey === null || expKey === undefined) return dynamicTrials;
  return dynamicTrials.filter((trial) => (trial as { expKey?: string | null }).expKey === expKey);
}
