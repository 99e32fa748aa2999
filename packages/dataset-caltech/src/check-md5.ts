import { createHash } from 'node:crypto';
import { createReadStream, rmSync, statSync } from 'node:fs';
import { type DownloadProgress, InputError } from '@s4nn/core';

/**
 * Makes sure that a file has a checksum, and removes one that has not.
 * @param record where the right one is had.
 * @throws InputError when it has another one.
 */
export async function checkMd5(
  file: string,
  expected: string,
  record: string,
  onProgress: (progress: DownloadProgress) => void,
): Promise<void> {
  const hash = createHash('md5');
  const total = statSync(file).size;
  let done = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    done += chunk.length;
    onProgress({ stage: 'check', done, total });
  }
  const found = hash.digest('hex');
  if (found === expected) return;
  rmSync(file);
  throw new InputError(
    `${file}: found md5 ${found}, expected ${expected}: it is damaged or another version, and was removed. Run the ` +
      `command again to download it anew, or see ${record}`,
  );
}
