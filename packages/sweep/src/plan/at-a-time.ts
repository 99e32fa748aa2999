import { availableParallelism } from 'node:os';
import { type Config, type ConfigJson, locate } from '@s4nn/config';
import { InputError } from '@s4nn/core';
import { lanesOf } from '@s4nn/lanes';

/**
 * How many trials of a sweep can run at a time: as many as there are workers in reproducible mode, and no more than are left. 1 for
 * a single run and a retraining.
 * @param finished how many trials are finished.
 */
export function trialsAtATime({ search, parallel }: ConfigJson, finished: number): number {
  if (!search) return 1;
  const left = Math.max(1, search.trials - finished);
  return parallel.mode === 'reproducible' ? Math.min(parallel.workers, left) : left;
}

/** Cores of the machine, or threads that were asked for, of which a sweep keeps only some busy. */
export interface Idle {
  readonly of: 'cores' | 'threads';
  readonly all: number;
  readonly busy: number;
  /** How many workers there are, if that is why; null if no more trials are left. */
  readonly workers: number | null;
  /** With how many workers a sweep that starts would keep more of them busy; null if it has no such choice. */
  readonly better: number | null;
}

/**
 * What a sweep leaves idle; null if that is nothing that more workers or fewer threads would change.
 * @param isNew whether the sweep starts: one that resumes keeps its number of workers.
 */
export function idleIn(
  { json }: Pick<Config, 'json'>,
  threads: number | 'auto' = json.threads,
  finished = 0,
  isNew = true,
): Idle | null {
  const { search, parallel, backend } = json;
  if (!search) return null;
  const atATime = trialsAtATime(json, finished);
  const busy = Math.ceil(lanesOf({ json }, threads, atATime) / backend.population);
  const all = threads === 'auto' ? availableParallelism() : threads;
  if (busy >= all) return null;
  const isByWorkers = parallel.mode === 'reproducible' && atATime === parallel.workers;
  const cores = Math.min(all, availableParallelism());
  const wanted = Math.min(cores * backend.population, search.trials);
  const better = isByWorkers && isNew && wanted > parallel.workers ? wanted : null;
  // Cores that nobody asked for are worth a line only if more workers would use them; a population is for a device of its own.
  if (threads === 'auto' && (better === null || backend.population > 1)) return null;
  const workers = isByWorkers ? parallel.workers : null;
  return { of: threads === 'auto' ? 'cores' : 'threads', all, busy, workers, better };
}

/**
 * Checks that a trial that hangs can be ended.
 * @throws InputError if it would run in this process.
 */
export function requireThreads(
  { json, source, plugins }: Config,
  threads: number | 'auto' = json.threads,
): void {
  if (plugins.lanes || threads !== 0 || json.search?.trialTimeout === undefined) return;
  throw new InputError(
    `${locate(source, '/search/trialTimeout')} /search/trialTimeout: found with 0 threads, expected at least one: what hangs in ` +
      'this process cannot be ended. Use --threads 1, or leave it out.',
  );
}
