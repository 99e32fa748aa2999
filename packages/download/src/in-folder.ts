import { mkdirSync } from 'node:fs';
import type { DownloadProgress } from '@s4nn/core';
import { recordOrExplain } from '@s4nn/files';
import { alone } from './alone.js';

/**
 * Makes a folder and does something in it that only one process should do at a time.
 * @throws InputError when the folder cannot be made.
 */
export function inFolder<Result>(
  folder: string,
  onProgress: (progress: DownloadProgress) => void,
  action: () => Promise<Result>,
): Promise<Result> {
  recordOrExplain(folder, () => mkdirSync(folder, { recursive: true }));
  return alone(folder, () => onProgress({ stage: 'wait', done: 0, total: null }), action);
}
