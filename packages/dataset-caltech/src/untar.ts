import { createReadStream, createWriteStream, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type DownloadProgress, InputError, isInputError } from '@s4nn/core';
import tar from 'tar-stream';

/**
 * Unpacks a gzipped tar archive whose files all lie in one folder. Anything else in it, such as a link or a path that
 * leads out, is refused: nothing is written outside `target`.
 * @throws InputError naming the entry, or for a damaged archive; the target is then incomplete.
 */
export async function untar(
  archive: string,
  target: string,
  folder: string,
  onProgress: (progress: DownloadProgress) => void,
): Promise<void> {
  const total = statSync(archive).size;
  let done = 0;
  const read = createReadStream(archive).on('data', (chunk) => {
    done += chunk.length;
    onProgress({ stage: 'unpack', done, total });
  });
  const extract = tar.extract();
  const unpacking = async (): Promise<void> => {
    for await (const entry of extract) {
      const { name, type } = entry.header;
      if (type === 'directory') entry.resume();
      else {
        const path = join(target, safe(archive, name, type ?? 'unknown', folder));
        mkdirSync(dirname(path), { recursive: true });
        await pipeline(entry, createWriteStream(path, { flags: 'wx' }));
      }
    }
  };
  try {
    await Promise.all([pipeline(read, createGunzip(), extract), unpacking()]);
  } catch (error) {
    if (isInputError(error)) throw error;
    throw new InputError(
      `${archive}: cannot be unpacked (${(error as Error).message}); remove it, and get it again`,
    );
  }
}

/** The path of a regular file inside the folder. */
function safe(archive: string, name: string, type: string, folder: string): string {
  const parts = name.replace(/^\.\//, '').split('/');
  const plain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\0]/.test(part));
  if (type === 'file' && plain && parts[0] === folder && parts.length > 1) return parts.join('/');
  throw new InputError(
    `${archive}: found the ${type} ${JSON.stringify(name)} in it, expected files in ${folder} alone; nothing was unpacked`,
  );
}
