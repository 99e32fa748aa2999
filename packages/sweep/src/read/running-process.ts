import { readLock, watchLock } from '@s4nn/files';
import { fewLooks } from '../sweep-lock.js';
import { foldersFor } from './find-sweep.js';

/** The process that holds the lock of a sweep. */
export interface RunningProcess {
  readonly pid: number;
  readonly host: string;
  /** Since when, ISO 8601. */
  readonly since: string;
  /** Whether it is known to live. If not, it is on another host or in another container, and its heart has not beaten for 3 s. */
  readonly seen: boolean;
}

/**
 * Which process runs a sweep; null if none does.
 * @param sweep its name, if its lock is in `sweeps/` of the working directory, or its config.
 * @throws InputError if it is neither.
 */
export async function runningProcess(sweep: string): Promise<RunningProcess | null> {
  const { lock } = await foldersFor(sweep);
  const found = readLock(lock);
  if (!found?.holder) return null;
  const watched = await watchLock(lock, found, { looks: fewLooks });
  if (watched === 'dead' || watched === 'gone') return null;
  const { pid, host, since } = found.holder;
  return { pid, host, since, seen: watched === 'alive' };
}
