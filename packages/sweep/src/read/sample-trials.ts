import { random } from '@s4nn/core';

/**
 * Some trials drawn by chance, in their order; all if there are no more than that. Each has a lot of its own and the lowest count, so
 * a sample stays nearly the same while its sweep runs: each new trial replaces one or none.
 */
export function sampleTrials<Trial extends { readonly id: number }>(
  trials: readonly Trial[],
  most: number,
): readonly Trial[] {
  if (trials.length <= most) return trials;
  const lots = trials.map((trial) => ({ trial, lot: random(0, 'sample of trials', trial.id)() }));
  const drawn = lots.sort((a, b) => a.lot - b.lot).slice(0, most);
  return drawn.map(({ trial }) => trial).sort((a, b) => a.id - b.id);
}
