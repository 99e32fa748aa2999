import { mkdirSync } from 'node:fs';
import type { DownloadProgress } from '@s4nn/core';
import { recordOrExplain } from '@s4nn/files';
import { withLock } from './with-lock.js';

/**
 * Makes a folder and runs an action in it that only one process at a time may run.
 * @throws InputError if the folder cannot be made.
 */
export function inLockedFolder<Result>(
  folder: string,
  onProgress: (progress: DownloadProgress) => void,
  action: (requireHeld: () => void) => Promise<Result>,
): Promise<Result> {
  recordOrExplain(folder, () => mkdirSync(folder, { recursive: true }));
  return withLock(folder, () => onProgress({ stage: 'wait', done: 0, total: null }), action);
}
