import { randomBytes } from 'node:crypto';
import { InputError } from '@s4nn/core';
import { fold, type JournalRecords, type SweepLog, type SweepState, stateIn } from '@s4nn/log';
import type { ReportData } from '@s4nn/report';
import { type Folders, type LiveSweep, readLive, reportData } from '@s4nn/sweep';
import { type FollowedLog, followLog } from './follow-log.js';
import { followLock, type Runner } from './follow-lock.js';

/** A sweep as its files say it is: log, lock and live file, which are read when it is looked at. */
export interface FollowedSweep {
  readonly name: string;
  readonly folders: Folders;
  /**
   * Looks at the files again.
   * @throws InputError if the log cannot be read, or is none of ours.
   */
  look(): void;
  /** What the log says; null if there is none. */
  readonly content: LogContent | null;
  readonly runner: Runner;
  /** What the running sweep does now; null where nothing says so. */
  readonly live: LiveSweep | null;
  /** Where the log stands, as {@link changedSince} understands it. */
  readonly position: string;
  /** The trials that have changed since a position; null for all, as the position is of another log or another server. */
  changedSince(position: string): readonly number[] | null;
}

/** What the log of a sweep says, folded once for all who ask. */
export interface LogContent {
  readonly records: JournalRecords;
  readonly log: SweepLog;
  readonly state: SweepState;
  /** When the log was last written, ISO 8601. */
  readonly changed: string;
  /** The data of its report. How much each parameter matters may be some seconds old. */
  report(): Promise<ReportData>;
}

/** How long a reckoning of the importance of parameters is used, in milliseconds: it costs more than all else. */
const importanceLasts = 10_000;

/** Follows the files of a sweep. Nothing is read before the first look. */
export function followSweep(name: string, folders: Folders): FollowedSweep {
  const log = followLog(folders.journal);
  const lock = followLock(folders.lock);
  const own = randomBytes(4).toString('hex');
  let generation = 0;
  let content: LogContent | null = null;
  let runner: Runner = { kind: 'nobody' };
  let live: LiveSweep | null = null;
  const importance = lastingImportance();
  const positionAt = (end: number): string => `${own}.${generation}.${end}`;
  return {
    name,
    folders,
    look: () => {
      const read = log.read();
      if (read === 'anew') {
        generation++;
        importance.forget();
      }
      if (read === 'gone') content = null;
      else if (read !== 'same' || !content) content = contentOf(name, log, importance.of);
      runner = lock.look();
      const found = readLive(folders.live);
      // A killed process leaves its file, and the next one has another pid.
      live = found && runner.kind === 'runs' && runner.holder.pid === found.pid ? found : null;
    },
    get content() {
      return content;
    },
    get runner() {
      return runner;
    },
    get live() {
      return live;
    },
    get position() {
      return positionAt(log.end);
    },
    changedSince: (position) => {
      const end = Number(position.split('.').at(-1));
      return position === positionAt(end) && end <= log.end ? log.changedSince(end) : null;
    },
  };
}

function contentOf(
  name: string,
  followed: FollowedLog,
  withImportance: (data: ReportData) => ReportData,
): LogContent {
  const { records, changed } = followed;
  if (!records) throw new InputError('found no log');
  let log: SweepLog | null = null;
  let state: SweepState | null = null;
  let report: Promise<ReportData> | null = null;
  return {
    records,
    changed,
    get log() {
      log ??= fold(records);
      return log;
    },
    get state() {
      // A log that was renamed has its old name within.
      state ??= { ...stateIn(records), name };
      return state;
    },
    report: () => {
      report ??= reportData(records, new Date(changed)).then((data) => withImportance({ ...data, name }));
      return report;
    },
  };
}

/** Uses the importance of parameters again for a while. */
function lastingImportance() {
  let last: { readonly at: number; readonly importance: ReportData['importance'] } | null = null;
  return {
    forget: () => {
      last = null;
    },
    of: (data: ReportData): ReportData => {
      const now = performance.now();
      if (last && now - last.at < importanceLasts) return { ...data, importance: last.importance };
      last = { at: now, importance: data.importance };
      return data;
    },
  };
}
