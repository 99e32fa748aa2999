import type { SegmentRun } from '../attributes.js';
import { type BusyTime, noTime } from './busy-time.js';
import type { Trial } from './trials.js';

/**
 * For how many seconds on the wall clock at least one trial ran, without breaks between two runs of the command. A trial counts
 * from its start to its end if the log does not say when its segments ran. Null if the log has no times at all.
 */
export function busySeconds(trials: readonly Pick<Trial, 'runs' | 'started' | 'ended'>[]): number | null {
  const time = noTime();
  for (const { runs, started, ended } of trials) {
    for (const run of runs) addRun(time, run);
    if (runs.length === 0 && started && ended) time.add(Date.parse(started), Date.parse(ended));
  }
  return time.seconds();
}

/** Adds the time of a segment. */
export const addRun = (time: BusyTime, { started, ended }: Pick<SegmentRun, 'started' | 'ended'>): void =>
  time.add(Date.parse(started), Date.parse(ended));
