import { availableParallelism } from 'node:os';
import { type Config, mostThreads } from '@s4nn/config';
import type { Host } from './host/host.js';
import { inProcess } from './in-process.js';
import type { Lanes } from './lanes.js';
import { inThreads } from './threads/in-threads.js';

/**
 * Opens the lanes of this process.
 * @param host has the samples that segments name; may still be loading.
 * @param threads how many worker threads: `auto` for as many as the machine runs at a time, 0 for this thread (to debug, or for
 * a device with one caller). Each thread has as many lanes as its backend trains networks at a time (`population`).
 * @param trainings how many trainings the caller runs at a time at most: no threads are started beyond them.
 */
export function openLanes(
  host: Promise<Host>,
  config: Pick<Config, 'json' | 'plugins'>,
  threads: number | 'auto' = config.json.threads,
  trainings = Number.POSITIVE_INFINITY,
): Lanes {
  const { population } = config.json.backend;
  const most = threadsOf(threads);
  const count = lanesOf(config, threads, trainings);
  // A failure to load the samples is reported to the first job that needs them.
  host.catch(() => {});
  return most === 0
    ? inProcess(host, count)
    : inThreads(host, config.plugins.backend, { threads: most, count, population });
}

/** How many lanes {@link openLanes} opens. */
export const lanesOf = (
  { json }: Pick<Config, 'json'>,
  threads: number | 'auto' = json.threads,
  trainings = Number.POSITIVE_INFINITY,
): number => Math.min(trainings, Math.max(1, threadsOf(threads)) * json.backend.population);

const threadsOf = (threads: number | 'auto'): number =>
  threads === 'auto' ? Math.min(availableParallelism(), mostThreads) : threads;
