import { existsSync } from 'node:fs';
import type { Config } from '@s4nn/config';
import { checkWritable } from '@s4nn/files';
import { createStudy, fold, ofStudy, type SweepLog } from '@s4nn/log';
import { checkSame, readJournal } from '@s4nn/log/file';
import { foldersOf } from '../folders.js';
import { areWhole } from '../results/result-files.js';
import { requireSameConfig } from '../same/require-same-config.js';
import type { SweepOptions } from '../sweep.js';
import { refuseIfHeld } from '../sweep-lock.js';

/** How a sweep would begin. */
export interface Outcome {
  /** `extend`: it would go on with more than it was started with; `complete`: there is nothing left to do. */
  readonly kind: 'start' | 'resume' | 'extend' | 'complete';
  /** Whether it would forget an earlier run. */
  readonly forgets: boolean;
  /** Trials that the log has as finished, and as under way. */
  readonly finished: number;
  readonly running: number;
}

/**
 * How a sweep would begin, from what is there; nothing is changed.
 * @throws InputError when its log belongs to another config or program, or cannot be read, when another process runs it and
 * when it could not be written.
 */
export function outcomeOf(config: Config, { fresh, extend }: SweepOptions): Outcome {
  const { journal, lock, results } = foldersOf(config);
  refuseIfHeld(lock);
  for (const file of [journal, results]) checkWritable(file);
  const start = { kind: 'start', forgets: false, finished: 0, running: 0 } as const;
  if (fresh) return { ...start, forgets: existsSync(journal) || existsSync(results) };
  const log = logOf(config, journal);
  if (!log) return start;
  const continuation = requireSameConfig(config, journal, log, extend);
  const done = ofStudy.done.in(log.study.attributes) === true && areWhole(results);
  const running = log.trials.filter(({ state }) => state === 'running').length;
  return {
    kind: continuation === 'extends' ? 'extend' : done ? 'complete' : 'resume',
    forgets: false,
    finished: log.trials.length - running,
    running,
  };
}

/** What the log holds; null where the sweep has not begun. */
function logOf({ name, json }: Config, file: string): SweepLog | null {
  const journal = readJournal(file);
  if (!journal) return null;
  const directions = json.objectives.map(({ direction }) => direction);
  checkSame(file, createStudy(name, directions), journal.records);
  const log = fold(journal.records);
  // One that is torn before its first trial is begun again.
  return ofStudy.config.in(log.study.attributes) || log.trials.length > 0 ? log : null;
}
