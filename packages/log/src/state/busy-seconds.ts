import type { Trial } from './trials.js';

/**
 * For how many seconds on the wall clock at least one trial ran, without breaks between two runs of the command. A trial counts
 * from its start to its end if the log does not say when its segments ran. Null if the log has no times at all.
 */
export function busySeconds(trials: readonly Pick<Trial, 'runs' | 'started' | 'ended'>[]): number | null {
  const spans = trials
    .flatMap(({ runs, started, ended }) => {
      if (runs.length > 0)
        return runs.map((run) => [Date.parse(run.started), Date.parse(run.ended)] as const);
      return started && ended ? [[Date.parse(started), Date.parse(ended)] as const] : [];
    })
    .sort(([a], [b]) => a - b);
  let until = Number.NEGATIVE_INFINITY;
  let busy = 0;
  for (const [from, to] of spans) {
    busy += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return spans.length === 0 ? null : busy / 1000;
}
