import { setTimeout as sleep } from 'node:timers/promises';
import type { RemoteFile } from './archive.js';
import { attempt } from './attempt.js';
import { partialFile } from './partial-file.js';

/** Attempts in a row that may bring no byte. */
const patience = 4;

/**
 * Downloads a file, or the rest of one: asks only for what is missing, unless the server cannot give a part or has
 * another version by now. Resumes after a cut connection.
 * @param part path of the file, whose first part may be there already.
 * @param onProgress is told the number of bytes so far, and of the whole file, or null if the server does not tell it.
 * @throws Error saying why the server cannot be reached, or what it answered; InputError for a file that is too long, and
 * for one that cannot be written.
 */
export async function download(
  { url, maxBytes }: RemoteFile,
  part: string,
  onProgress: (done: number, total: number | null) => void,
): Promise<void> {
  const partial = partialFile(part, url);
  for (let fruitless = 0; ; fruitless++) {
    const before = partial.size();
    const failure = await attempt(url, partial, maxBytes, onProgress);
    if (failure === null) return;
    if (partial.size() > before) fruitless = 0;
    if (fruitless + 1 >= patience) throw new Error(`${url}: ${failure}`);
    await sleep(250 * 2 ** fruitless);
  }
}
