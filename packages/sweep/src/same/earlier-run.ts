import { asRecorded, type Config } from '@s4nn/config';
import { fold, type JournalRecords, type SweepLog, studyAttributes } from '@s4nn/log';
import { readJournal } from '@s4nn/log/file';
import { requireSameArithmetic } from './require-same-arithmetic.js';

/** A log that was read. */
export interface ReadLog {
  readonly records: JournalRecords;
  readonly log: SweepLog;
}

/** What an earlier run of a sweep left. */
export interface EarlierRun {
  /** Its log; null if there is none. */
  readonly read: ReadLog | null;
  /** The config completed as the log recorded it, so that a sweep resumes with the defaults it started with. */
  readonly config: Config;
  /** Whether a sweep has begun: its log says with which config. */
  readonly hasBegun: boolean;
  /** How many trials are finished. */
  readonly finished: number;
}

/**
 * What the log of a sweep says before it runs; nothing if there is none.
 * @throws InputError if the log cannot be read, or has another arithmetic.
 */
export function earlierRun(config: Config, journal: string): EarlierRun {
  const read = readLog(journal);
  if (!read) return noEarlierRun(config);
  const { study, trials } = read.log;
  const recorded = studyAttributes.config.in(study.attributes);
  return {
    read,
    config: recorded ? asRecorded(config, recorded) : config,
    hasBegun: recorded !== undefined,
    finished: trials.filter(({ state }) => state !== 'running').length,
  };
}

/** Nothing, as before a sweep begins. */
export const noEarlierRun = (config: Config): EarlierRun => ({
  read: null,
  config,
  hasBegun: false,
  finished: 0,
});

/**
 * Reads the log of a sweep; null if there is none.
 * @throws InputError if it cannot be read, or has another arithmetic.
 */
export function readLog(file: string): ReadLog | null {
  const found = readJournal(file);
  if (!found) return null;
  const log = fold(found.records);
  requireSameArithmetic(file, log);
  return { records: found.records, log };
}
