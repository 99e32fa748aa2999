import { createHash } from 'node:crypto';
import { createReadStream, rmSync, statSync } from 'node:fs';
import { type DownloadProgress, InputError } from '@s4nn/core';
import type { Checksum } from './archive.js';

/** A file, its expected checksum, and its name for messages. */
interface Checked {
  readonly file: string;
  readonly checksum: Checksum;
  /** Where people find the right file. */
  readonly record: string;
  readonly name?: string;
}

/**
 * Checks the checksum of a file, and removes the file if it has a different one.
 * @throws InputError with both checksums and what to do.
 */
export async function checkFile(
  { file, checksum, record, name = file }: Checked,
  onProgress: (progress: DownloadProgress) => void,
): Promise<void> {
  const [algorithm, expected] = checksum.split(':') as [string, string];
  const hash = createHash(algorithm);
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
    `${name}: found ${algorithm} ${found}, expected ${expected}: it is damaged or a different version, and was removed. ` +
      `Run the same command again to download it again, or see ${record}`,
  );
}
