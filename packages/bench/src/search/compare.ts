import { median } from '../median.js';
import type { Run } from './run.js';

/** A search's results on a problem: the regret after all evaluations, per seed; infinite without a success. */
export type Regrets = readonly number[];

/** Results of other searches on a problem. */
export interface Anchor {
  /** The unit of regret: the median of random search after 10 evaluations. */
  readonly unit: number;
  /** [searches] their regrets by name. */
  readonly regrets: Readonly<Record<string, Regrets>>;
}

/** A search on all problems. */
export interface Score {
  readonly search: string;
  /** Median regret in units of the anchor, by problem. */
  readonly normalised: Readonly<Record<string, number>>;
  readonly geometricMean: number;
  /** Mean rank among the searches; 1 is the best, and equal ones share a rank. */
  readonly averageRank: number;
  /** Mean over problems of the probability that a run of the first search ends lower than a run of this one. */
  readonly beaten: number;
  /** Problems on which the median of the first search is above that of this one. */
  readonly better: readonly string[];
}

// Regrets below a millionth count as none.
const floor = 1e-6;

/** Scores of the searches on the problems that all of them ran; the first one is compared with the others. */
export function compare(anchors: Readonly<Record<string, Anchor>>): Score[] {
  const problems = Object.entries(anchors);
  const searches = Object.keys(problems[0]![1].regrets).filter((search) =>
    problems.every(([, { regrets }]) => search in regrets),
  );
  const normalisedOf = (search: string, { unit, regrets }: Anchor) => median(regrets[search]!) / unit;
  const mean = (of: (anchor: Anchor) => number) =>
    problems.reduce((sum, [, anchor]) => sum + of(anchor), 0) / problems.length;
  const first = searches[0]!;
  return searches.map((search) => ({
    search,
    normalised: Object.fromEntries(problems.map(([name, anchor]) => [name, normalisedOf(search, anchor)])),
    geometricMean: Math.exp(mean((anchor) => Math.log(Math.max(floor, normalisedOf(search, anchor))))),
    averageRank: mean((anchor) => {
      const own = normalisedOf(search, anchor);
      const others = searches.filter((other) => other !== search).map((other) => normalisedOf(other, anchor));
      return (
        1 + others.filter((other) => other < own).length + others.filter((other) => other === own).length / 2
      );
    }),
    beaten: mean(({ regrets }) => probabilityBelow(regrets[first]!, regrets[search]!)),
    better: problems
      .filter(([, anchor]) => normalisedOf(search, anchor) < normalisedOf(first, anchor))
      .map(([name]) => name),
  }));
}

/** The regrets of runs of one problem. */
export const regretsOf = (runs: readonly Run[], fmin: number, evaluations: number): Regrets =>
  runs.map(({ curve }) => (curve[evaluations - 1] ?? Number.POSITIVE_INFINITY) - fmin);

/** The share of pairs in which the first is lower; equals count half (Mann and Whitney). */
function probabilityBelow(ours: Regrets, theirs: Regrets): number {
  let wins = 0;
  for (const a of ours) for (const b of theirs) wins += a < b ? 1 : a === b ? 0.5 : 0;
  return wins / (ours.length * theirs.length);
}
