import { renameSync, rmSync } from 'node:fs';
import { type DownloadProgress, InputError, isInputError } from '@s4nn/core';
import type { RemoteFile } from './archive.js';
import { checkFile } from './check-file.js';
import { download } from './download.js';

/**
 * Downloads a file. It appears at its path only when it is whole and checked.
 * @param requireHeld throws if another process downloads it by now.
 * @throws InputError if the network, the server or the file is not as expected, with what to do.
 */
export async function fetchTo(
  remote: RemoteFile,
  file: string,
  onProgress: (progress: DownloadProgress) => void,
  requireHeld: () => void,
): Promise<void> {
  const part = `${file}.part`;
  try {
    await download(remote, part, (done, total) => onProgress({ stage: 'download', done, total }));
  } catch (error) {
    if (isInputError(error)) throw error;
    throw new InputError(
      `${(error as Error).message}; run the same command again, which resumes, or download ${remote.record} with a ` +
        `browser and put the file at ${file}`,
    );
  }
  rmSync(`${part}.json`, { force: true });
  await checkFile({ ...remote, file: part, name: file }, onProgress);
  requireHeld();
  renameSync(part, file);
}
