import { setTimeout as sleep } from 'node:timers/promises';
import { twoTo } from '@s4nn/core/math';
import type { RemoteFile } from './archive.js';
import { attempt } from './attempt.js';
import { partialFile } from './partial-file.js';

/** How many attempts in a row may bring no new byte. */
const patience = 4;

/**
 * Downloads a file, or the rest of one: asks only for the missing part, unless the server cannot send a part or has a different
 * version by now. Resumes after a cut connection.
 * @param part the path of the file, whose first part may be there already.
 * @param onProgress gets the number of bytes so far, and of the whole file, or null if the server does not say.
 * @throws Error with the reason if the server cannot be reached or refuses; InputError if the file is too long or cannot be
 * written.
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
    await sleep(250 * twoTo(fruitless));
  }
}
