import type { History } from '../trials/history.js';

const mostGood = 25;

/** How many of the trials, whatever became of them, are good: `gamma` times the square root, at most 25. */
export const goodCount = (trials: number, gamma: number): number =>
  Math.min(Math.ceil(gamma * Math.sqrt(trials)), mostGood);

/** The good trials. Those without a loss are the worst ones, yet good where there are too few others. */
export function goodTrials({ points, complete }: History, gamma: number): ReadonlySet<number> {
  const ranked = new Set(complete.map(({ index }) => index));
  for (const index of points.keys()) ranked.add(index);
  return new Set([...ranked].slice(0, goodCount(points.length, gamma)));
}
