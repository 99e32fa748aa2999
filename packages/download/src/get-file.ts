import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DownloadProgress } from '@s4nn/core';
import type { RemoteFile } from './archive.js';
import { checkFile } from './check-file.js';
import { fetchTo } from './fetch-to.js';
import { inFolder } from './in-folder.js';

/**
 * Downloads a file into a folder, which it makes if needed. Puts it into its place when it is whole and checked; a file
 * that is there already is only checked. Resumes what an earlier process left; waits while another one is at it.
 * @returns the path of the file.
 * @throws InputError for a network, a server, a file or a disk that is not as expected, with the cure.
 */
export function getFile(
  remote: RemoteFile,
  folder: string,
  onProgress: (progress: DownloadProgress) => void = () => {},
): Promise<string> {
  return inFolder(folder, onProgress, async () => {
    const file = join(folder, remote.file);
    if (existsSync(file)) await checkFile({ ...remote, file }, onProgress);
    else await fetchTo(remote, file, onProgress);
    return file;
  });
}
