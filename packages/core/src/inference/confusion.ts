import type { Decisions } from './decide.js';

/**
 * Counts how often each class was decided, by the `potential` rule: a row a true class, a column a decided one,
 * [classes × classes].
 * @param labels the true class of each sample, in the order of the decisions.
 */
export function confusion(
  decisions: Pick<Decisions, 'potential'>,
  labels: ArrayLike<number>,
  classes: number,
): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const [sample, decided] of decisions.potential.entries()) counts[labels[sample]!]![decided]!++;
  return counts;
}
