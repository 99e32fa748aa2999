import type picocolors from 'picocolors';
import type { Comparison } from './bench.js';
import type { Score } from './compare.js';

/** The comparison as lines for a terminal: one row per problem, one column per search. */
export function table(
  { scores, runs, afterLongHistory }: Comparison,
  colours: ReturnType<typeof picocolors.createColors>,
): string {
  const first = scores[0]!;
  const problems = Object.keys(first.normalised);
  const row = (title: string, of: (score: Score) => string): string =>
    title.padEnd(24) +
    scores.map((score) => of(score).padStart(Math.max(10, score.search.length + 2))).join('');
  const others = (of: (score: Score) => string) => (score: Score) => (score === first ? '' : of(score));
  return [
    colours.bold(row('normalised regret', ({ search }) => search)),
    ...problems.map((problem) => row(problem, ({ normalised }) => normalised[problem]!.toPrecision(3))),
    '',
    row('average rank', ({ averageRank }) => averageRank.toFixed(2)),
    row('geometric mean', ({ geometricMean }) => geometricMean.toFixed(4)),
    row(
      `P(${first.search} better)`,
      others(({ beaten }) => beaten.toFixed(3)),
    ),
    row(
      `problems ahead of ${first.search}`,
      others(({ better }) => String(better.length)),
    ),
    '',
    ...Object.keys(runs).map((search) =>
      colours.dim(
        `${search}: ${summary(search, runs)}, ${afterLongHistory[search]!.toFixed(2)} ms after 1,000 trials of 12 parameters`,
      ),
    ),
  ].join('\n');
}

/** Failures, duplicates and the time of a suggestion in the runs of a search. */
function summary(search: string, runs: Comparison['runs']): string {
  const own = runs[search]!;
  const most = (of: (run: (typeof own)[number]) => number): string => {
    const means = [...new Set(own.map(({ problem }) => problem))].map((problem) => {
      const same = own.filter((run) => run.problem === problem);
      return [problem, same.reduce((sum, run) => sum + of(run), 0) / same.length] as const;
    });
    const [problem, mean] = means.reduce((a, b) => (b[1] > a[1] ? b : a));
    return mean === 0 ? 'none' : `up to ${mean.toFixed(1)} (${problem})`;
  };
  const milliseconds = own.reduce((sum, run) => sum + run.milliseconds, 0) / own.length;
  return (
    `failed evaluations ${most(({ failed }) => failed)}, duplicates ${most(({ duplicates }) => duplicates)}, ` +
    `${milliseconds.toFixed(2)} ms per suggestion`
  );
}
