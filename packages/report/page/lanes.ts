import type { ReportTrial } from '../src/data.js';
import type { Span } from './active-time.js';

/** A trial in its lane. */
export interface Run extends Span {
  readonly trial: ReportTrial;
  readonly lane: number;
}

/**
 * Every trial that began, in the lane that ran it or, where that is not known, in the first one that was free.
 * @param now the end of what still runs, ISO 8601.
 */
export function runsOf(trials: readonly ReportTrial[], now: string): Run[] {
  const busyUntil: number[] = [];
  return trials
    .flatMap((trial) => {
      if (trial.started === null) return [];
      const start = Date.parse(trial.started);
      return [{ trial, start, end: Math.max(start, Date.parse(trial.ended ?? now)) }];
    })
    .sort((a, b) => a.start - b.start || a.trial.id - b.trial.id)
    .map((run) => {
      const free = busyUntil.findIndex((until) => until <= run.start);
      const lane = run.trial.lane ?? (free === -1 ? busyUntil.length : free);
      busyUntil[lane] = run.end;
      return { ...run, lane };
    });
}
