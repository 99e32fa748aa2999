import type { ReportTrial } from '../../src/sweep.js';
import type { Span } from './active-time.js';

/** A trial, or a part of it, in its lane. */
export interface Run extends Span {
  readonly trial: ReportTrial;
  readonly lane: number;
}

/**
 * Every trial that began: its parts in the lanes that ran them or, where those are not known, the whole in the first lane
 * that was free.
 * @param now the end of what still runs, ISO 8601.
 */
export function runsOf(trials: readonly ReportTrial[], now: string): Run[] {
  const busyUntil: number[] = [];
  return trials
    .flatMap((trial) => spansOf(trial, now).map((span) => ({ trial, ...span })))
    .sort((a, b) => a.start - b.start || a.trial.id - b.trial.id)
    .map((run) => {
      const free = busyUntil.findIndex((until) => until <= run.start);
      const lane = run.lane ?? (free === -1 ? busyUntil.length : free);
      busyUntil[lane] = run.end;
      return { ...run, lane };
    });
}

function spansOf({ runs, started, ended }: ReportTrial, now: string): (Span & { lane: number | null })[] {
  if (runs.length > 0) {
    return runs.map((run) => spanOf(run.started, run.ended, run.lane));
  }
  return started === null ? [] : [spanOf(started, ended ?? now, null)];
}

function spanOf(started: string, ended: string, lane: number | null) {
  const start = Date.parse(started);
  return { start, end: Math.max(start, Date.parse(ended)), lane };
}
