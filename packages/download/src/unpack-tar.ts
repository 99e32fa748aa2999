import { createReadStream, createWriteStream, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type DownloadProgress, InputError } from '@s4nn/core';
import tar from 'tar-stream';
import type { Archive } from './archive.js';
import { unpackError } from './unpack-error.js';

/**
 * Unpacks a gzipped tar archive with all files in one folder. Refuses anything else in it, such as a link or a path that leads
 * out of the target, and more bytes than expected.
 * @throws InputError naming the entry, or if the archive is damaged; the target is then incomplete.
 */
export async function unpackTar(
  archive: string,
  target: string,
  { holds, maxBytes }: Pick<Archive, 'holds' | 'maxBytes'>,
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
        const path = join(target, safe(archive, name, type ?? 'unknown', holds));
        mkdirSync(dirname(path), { recursive: true });
        await pipeline(entry, createWriteStream(path, { flags: 'wx' }));
      }
    }
  };
  try {
    await Promise.all([pipeline(read, createGunzip(), limit(archive, maxBytes), extract), unpacking()]);
  } catch (error) {
    throw unpackError(archive, target, error);
  }
}

/** Stops after too many bytes, because a small archive can unpack to any number of them. Headers count too. */
function limit(archive: string, maxBytes: number) {
  return async function* (chunks: AsyncIterable<Uint8Array>) {
    let passed = 0;
    for await (const chunk of chunks) {
      passed += chunk.length;
      if (passed > maxBytes) {
        throw new InputError(
          `${archive}: found more than ${maxBytes} bytes in it, expected no more; nothing was unpacked`,
        );
      }
      yield chunk;
    }
  };
}

/** The path of a plain file inside the folder. */
function safe(archive: string, name: string, type: string, folder: string): string {
  const parts = name.replace(/^\.\//, '').split('/');
  const plain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\0]/.test(part));
  if (type === 'file' && plain && parts[0] === folder && parts.length > 1) return parts.join('/');
  throw new InputError(
    `${archive}: found the ${type} ${JSON.stringify(name)} in it, expected only files in ${folder}; nothing was unpacked`,
  );
}
