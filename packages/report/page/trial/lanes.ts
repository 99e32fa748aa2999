import { machinesIn } from '@s4nn/log';
import type { ReportTrial } from '../../src/sweep.js';
import type { Span } from './active-time.js';

/** A trial, or a part of it, in its lane. */
export interface Run extends Span {
  readonly trial: ReportTrial;
  /** The machine that ran it, or one of the words below; null if the log names no machine. */
  readonly machine: string | null;
  /** Counted from 0, on each machine anew. */
  readonly lane: number;
}

/** What ran on no other machine, where something else did. */
export const mainProcess = 'main process';

/** Trials none of whose parts is in the log, where it names the machines of others. */
export const notRecorded = 'not recorded';

/** The machines of a timeline, in the order in which they are shown; null if the log names none. */
export function machineNames(trials: readonly ReportTrial[]): readonly string[] | null {
  const machines = machinesIn(trials);
  return machines && [...machines.map(({ host }) => host ?? mainProcess), notRecorded];
}

/**
 * Every trial that began: its parts in the lanes that ran them or, where those are not known, the whole in the first lane
 * that was free. On named machines all parts are in the first lane that was free there: their lanes are those of the process
 * that handed them out.
 * @param now the end of what still runs, ISO 8601.
 */
export function runsOf(trials: readonly ReportTrial[], now: string): Run[] {
  const isNamed = machinesIn(trials) !== null;
  const busyUntil = new Map<string | null, number[]>();
  return trials
    .flatMap((trial) => partsOf(trial, now, isNamed).map((part) => ({ trial, ...part })))
    .sort((a, b) => a.start - b.start || a.trial.id - b.trial.id)
    .map((run) => {
      const until = busyUntil.get(run.machine) ?? [];
      busyUntil.set(run.machine, until);
      const free = until.findIndex((end) => end <= run.start);
      const lane = run.lane ?? (free === -1 ? until.length : free);
      until[lane] = run.end;
      return { ...run, lane };
    });
}

type Part = Omit<Run, 'trial' | 'lane'> & { readonly lane: number | null };

function partsOf({ runs, started, ended }: ReportTrial, now: string, isNamed: boolean): Part[] {
  if (runs.length > 0) {
    return runs.map((run) => ({
      ...spanOf(run.started, run.ended),
      machine: isNamed ? (run.host ?? mainProcess) : null,
      lane: isNamed ? null : run.lane,
    }));
  }
  if (started === null) return [];
  return [{ ...spanOf(started, ended ?? now), machine: isNamed ? notRecorded : null, lane: null }];
}

function spanOf(started: string, ended: string): Span {
  const start = Date.parse(started);
  return { start, end: Math.max(start, Date.parse(ended)) };
}
