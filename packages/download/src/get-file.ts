import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DownloadProgress } from '@s4nn/core';
import type { RemoteFile } from './archive.js';
import { checkFile } from './check-file.js';
import { fetchTo } from './fetch-to.js';
import { inLockedFolder } from './in-locked-folder.js';

/**
 * Downloads a file into a folder, which it makes if needed. The file appears at its path only when it is whole and checked; if it
 * is there already, it is only checked. Resumes the download of an earlier process; waits while another process is working on it.
 * @returns the path of the file.
 * @throws InputError if the network, the server, the file or the disk is not as expected, with what to do.
 */
export function getFile(
  remote: RemoteFile,
  folder: string,
  onProgress: (progress: DownloadProgress) => void = () => {},
): Promise<string> {
  return inLockedFolder(folder, onProgress, async (requireHeld) => {
    const file = join(folder, remote.file);
    if (existsSync(file)) await checkFile({ ...remote, file }, onProgress);
    else await fetchTo(remote, file, onProgress, requireHeld);
    return file;
  });
}
