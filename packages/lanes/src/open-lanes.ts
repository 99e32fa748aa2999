import { availableParallelism } from 'node:os';
import type { Config } from '@s4nn/config';
import type { Host } from './host/host.js';
import { inProcess } from './in-process.js';
import type { Lanes } from './lanes.js';
import { inThreads } from './threads/in-threads.js';

/**
 * Opens the lanes of this process.
 * @param host has the samples that segments name; may still be loading.
 * @param threads how many worker threads: `auto` for as many as the machine runs at a time, 0 for this thread (to debug, or for
 * a device with one caller). Each thread has as many lanes as its backend trains networks at a time (`population`).
 */
export function openLanes(
  host: Promise<Host>,
  { json, plugins }: Pick<Config, 'json' | 'plugins'>,
  threads: number | 'auto' = json.threads,
): Lanes {
  const { population } = json.backend;
  const count = threadsOf(threads);
  // A failure to load the samples is reported to the first job that needs them.
  host.catch(() => {});
  return count === 0 ? inProcess(host, population) : inThreads(host, plugins.backend, count, population);
}

/** How many lanes {@link openLanes} opens. */
export const lanesOf = ({ json }: Pick<Config, 'json'>, threads: number | 'auto' = json.threads): number =>
  Math.max(1, threadsOf(threads)) * json.backend.population;

const threadsOf = (threads: number | 'auto'): number =>
  threads === 'auto' ? availableParallelism() : threads;
