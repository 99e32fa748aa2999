import { existsSync } from 'node:fs';
import type { Config } from '@s4nn/config';
import type { DataDescription } from '@s4nn/core';
import { checkWritable } from '@s4nn/files';
import { createStudy, fold, type SweepLog, studyAttributes } from '@s4nn/log';
import { checkSame, readJournal } from '@s4nn/log/file';
import { type Folders, foldersOf } from '../folders.js';
import { areWhole } from '../results/result-files.js';
import { requireSameArithmetic } from '../same/require-same-arithmetic.js';
import { requireSameConfig } from '../same/require-same-config.js';
import { requireSameData } from '../same/require-same-data.js';
import { refuseIfHeld } from '../sweep-lock.js';
import type { SweepOptions } from '../sweep-options.js';

/** How a sweep would start. */
export interface Outcome {
  /** `extend`: it would continue with more trials, ranges or time than before; `complete`: there is nothing left to do. */
  readonly kind: 'start' | 'resume' | 'extend' | 'complete';
  /** Whether it would delete an earlier run. */
  readonly forgets: boolean;
  /** How many trials are finished in the log, and how many are running. */
  readonly finished: number;
  readonly running: number;
}

/**
 * Finds out how a sweep would start, from its files. Changes nothing.
 * @param data the samples at hand, if they are to be compared with those of the log.
 * @throws InputError if its log belongs to another config or program or cannot be read, if another process runs the sweep, and if
 * its files could not be written.
 */
export async function outcomeOf(
  config: Config,
  options: SweepOptions,
  data?: DataDescription,
): Promise<Outcome> {
  const folders = foldersOf(config);
  await refuseIfHeld(folders.lock);
  for (const file of [folders.journal, folders.results]) checkWritable(file);
  return outcomeIn(folders, config, options, data);
}

/**
 * Finds out how a sweep would start whose files nobody else writes.
 * @throws InputError if its log belongs to another config, program or data, or cannot be read.
 */
export function outcomeIn(
  { journal, results }: Pick<Folders, 'journal' | 'results'>,
  config: Config,
  { fresh, extend }: SweepOptions,
  data?: DataDescription,
): Outcome {
  const start = { kind: 'start', forgets: false, finished: 0, running: 0 } as const;
  if (fresh) return { ...start, forgets: existsSync(journal) || existsSync(results) };
  const log = logOf(config, journal);
  if (!log) return start;
  requireSameArithmetic(journal, log);
  const continuation = requireSameConfig(config, journal, log, extend);
  if (data) requireSameData(data, journal, log);
  const done = studyAttributes.done.in(log.study.attributes) === true && areWhole(results);
  const running = log.trials.filter(({ state }) => state === 'running').length;
  return {
    kind: continuation === 'extends' ? 'extend' : done ? 'complete' : 'resume',
    forgets: false,
    finished: log.trials.length - running,
    running,
  };
}

/** The content of the log; null if the sweep has not started. */
function logOf({ name, json }: Config, file: string): SweepLog | null {
  const journal = readJournal(file);
  if (!journal) return null;
  const directions = json.objectives.map(({ direction }) => direction);
  checkSame(file, createStudy(name, directions), journal.records);
  const log = fold(journal.records);
  // A log that is torn before its first trial is started again.
  return studyAttributes.config.in(log.study.attributes) || log.trials.length > 0 ? log : null;
}
