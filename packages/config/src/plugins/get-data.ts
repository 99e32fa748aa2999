import { join, resolve } from 'node:path';
import type { DownloadProgress } from '@s4nn/core';
import { findDownload } from './downloads.js';
import { inPlugin } from './running.js';

/**
 * Fetches data that an installed dataset needs into a folder of its name.
 * @param to the folder in which that folder is created; by default the folder that S4NN_DATA names, or `data` here.
 * @returns the folder of the data.
 * @throws InputError for a name that no dataset knows, and when it cannot be fetched: with the cause and the cure.
 */
export async function getData(
  name: string,
  onProgress: (progress: DownloadProgress) => void,
  to: string = process.env.S4NN_DATA || 'data',
): Promise<string> {
  const download = await findDownload(name, process.cwd());
  return inPlugin({ use: name, tells: true }, () => download.get(join(resolve(to), name), onProgress));
}
