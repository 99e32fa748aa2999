import type { History } from '../trials/history.js';

const mostGood = 25;

/** Number of good trials: `gamma` times the square root of all, however they ended, at most 25. */
export const goodCount = (trials: number, gamma: number): number =>
  Math.min(Math.ceil(gamma * Math.sqrt(trials)), mostGood);

/** The good trials. Trials without a loss are the worst, but count as good if there are too few others. */
export function goodTrials({ points, complete }: History, gamma: number): ReadonlySet<number> {
  const ranked = new Set(complete.map(({ index }) => index));
  for (const index of points.keys()) ranked.add(index);
  return new Set([...ranked].slice(0, goodCount(points.length, gamma)));
}
