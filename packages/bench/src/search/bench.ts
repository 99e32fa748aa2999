import type { Progress } from '../measure/bench.js';
import { median } from '../median.js';
import { type Anchor, compare, regretsOf, type Score } from './compare.js';
import { longHistory } from './long-history.js';
import { type Run, runSearch } from './run.js';
import { searches } from './searches.js';
import type { Suite } from './suite.js';

/** The results of a comparison. */
export interface Comparison {
  /** Scores of the searches that ran here, in the given order, and then of the anchor runs. */
  readonly scores: readonly Score[];
  /** Every run. */
  readonly runs: Readonly<Record<string, readonly Run[]>>;
  /** For those that ran here: milliseconds per suggestion after a long history. */
  readonly afterLongHistory: Readonly<Record<string, number>>;
}

/** Runs the searches, by name, on all problems of a suite with seeds 1…seeds; without anchor runs, also random search. */
export function benchSearch(
  suite: Suite,
  names: readonly string[],
  seeds: number,
  progress: Progress,
): Comparison {
  const wanted = suite.anchors ? names : [...new Set([...names, 'random'])];
  const total = wanted.length * suite.problems.length * seeds;
  const runs: Record<string, Run[]> = Object.fromEntries(wanted.map((name) => [name, []]));
  let done = 0;
  for (const problem of suite.problems) {
    for (const name of wanted) {
      for (let seed = 1; seed <= seeds; seed++) {
        progress(done++ / total, `${problem.name}: ${name}`);
        runs[name]!.push(runSearch(problem, searches[name]!(), seed, suite.evaluations));
      }
    }
  }
  const anchors = suite.problems.map(({ name, fmin }): [string, Anchor] => {
    const runsOf = (search: string) => runs[search]!.filter(({ problem }) => problem === name);
    const here = wanted.map((search) => [search, regretsOf(runsOf(search), fmin, suite.evaluations)]);
    const anchor = suite.anchors?.[name];
    const there = Object.entries(anchor?.regrets ?? {}).filter(([search]) => !wanted.includes(search));
    const unit = anchor?.unit ?? median(regretsOf(runsOf('random'), fmin, 10));
    return [name, { unit, regrets: Object.fromEntries([...here, ...there]) }];
  });
  const afterLongHistory = Object.fromEntries(wanted.map((name) => [name, longHistory(searches[name]!())]));
  return { scores: compare(Object.fromEntries(anchors)), runs, afterLongHistory };
}
