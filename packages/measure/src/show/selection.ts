import type { Mistake } from '@s4nn/core';

/**
 * Which samples to show beside the one that was asked for: half of them ones that are decided wrongly, the first of all, the others
 * those that follow it, or come before it where too few follow. In order of their index.
 * @param count how many to show, if there are as many.
 * @param total number of samples.
 */
export function selectionOf(
  asked: number,
  count: number,
  total: number,
  mistakes: readonly Pick<Mistake, 'sample'>[],
): number[] {
  const wrong = mistakes
    .map(({ sample }) => sample)
    .filter((sample) => sample !== asked)
    .slice(0, Math.floor((count - 1) / 2));
  const chosen = new Set([asked, ...wrong]);
  for (let sample = asked + 1; sample < total && chosen.size < count; sample++) chosen.add(sample);
  for (let sample = asked - 1; sample >= 0 && chosen.size < count; sample--) chosen.add(sample);
  return [...chosen].sort((a, b) => a - b);
}
