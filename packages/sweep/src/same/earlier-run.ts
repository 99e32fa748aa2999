import { asRecorded, type Config } from '@s4nn/config';
import { fold, studyAttributes } from '@s4nn/log';
import { readJournal } from '@s4nn/log/file';
import { requireSameArithmetic } from './require-same-arithmetic.js';

/** What an earlier run of a sweep left. */
export interface EarlierRun {
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
  const found = readJournal(journal);
  if (!found) return { config, hasBegun: false, finished: 0 };
  const log = fold(found.records);
  requireSameArithmetic(journal, log);
  const { study, trials } = log;
  const recorded = studyAttributes.config.in(study.attributes);
  return {
    config: recorded ? asRecorded(config, recorded) : config,
    hasBegun: recorded !== undefined,
    finished: trials.filter(({ state }) => state !== 'running').length,
  };
}
