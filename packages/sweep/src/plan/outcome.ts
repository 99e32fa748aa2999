import { existsSync } from 'node:fs';
import type { Config } from '@s4nn/config';
import type { DataDescription } from '@s4nn/core';
import { checkWritable } from '@s4nn/files';
import { createStudy, studyAttributes } from '@s4nn/log';
import { checkSame } from '@s4nn/log/file';
import { type Folders, foldersOf } from '../folders.js';
import { areWhole } from '../results/result-files.js';
import { type ReadLog, readLog } from '../same/earlier-run.js';
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
  await requireUsable(folders);
  return outcomeIn(folders, config, options, options.fresh ? null : readLog(folders.journal), data);
}

/** @throws InputError if another process runs a sweep, and if its files could not be written. */
export async function requireUsable({ lock, journal, results }: Folders): Promise<void> {
  await refuseIfHeld(lock);
  for (const file of [journal, results]) checkWritable(file);
}

/**
 * Finds out how a sweep would start whose files nobody else writes.
 * @param read its log; null if there is none.
 * @param data the samples at hand, if they are to be compared with those of the log.
 * @throws InputError if its log belongs to another config, program or data.
 */
export function outcomeIn(
  { journal, results }: Pick<Folders, 'journal' | 'results'>,
  config: Config,
  { fresh, extend }: SweepOptions,
  read: ReadLog | null,
  data?: DataDescription,
): Outcome {
  const start = { kind: 'start', forgets: false, finished: 0, running: 0 } as const;
  if (fresh) return { ...start, forgets: existsSync(journal) || existsSync(results) };
  if (!read) return start;
  const { records, log } = read;
  const directions = config.json.objectives.map(({ direction }) => direction);
  checkSame(journal, createStudy(config.name, directions), records);
  // A log that is torn before its first trial is started again.
  if (!studyAttributes.config.in(log.study.attributes) && log.trials.length === 0) return start;
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
