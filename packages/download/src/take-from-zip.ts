import { once } from 'node:events';
import { createReadStream, createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path/posix';
import { finished } from 'node:stream/promises';
import type { DownloadProgress } from '@s4nn/core';
import { Unzip, UnzipInflate } from 'fflate';
import { unpackError } from './unpack-error.js';

/**
 * Takes one file out of a zip archive, from any folder in it.
 * @throws InputError if there is no file of that name, it has more than `maxBytes`, or the archive is damaged.
 */
export async function takeFromZip(
  archive: string,
  name: string,
  target: string,
  maxBytes: number,
  onProgress: (progress: DownloadProgress) => void,
): Promise<void> {
  const part = `${target}.part`;
  let isWhole = false;
  let failure: Error | null = null;
  let isDrained = true;
  const out = createWriteStream(part).on('error', (error) => {
    failure ??= error;
  });
  let written = 0;
  const unzip = new Unzip((entry) => {
    if (basename(entry.name) !== name || isWhole) return;
    entry.ondata = (error, chunk, final) => {
      failure ??= error;
      if (failure) return;
      written += chunk.length;
      if (written > maxBytes) failure = new Error(`found more than ${maxBytes} bytes in ${name}`);
      else isDrained = out.write(chunk);
      isWhole ||= final;
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  const total = statSync(archive).size;
  let done = 0;
  try {
    for await (const chunk of createReadStream(archive) as AsyncIterable<Uint8Array>) {
      unzip.push(chunk);
      done += chunk.length;
      onProgress({ stage: 'unpack', done, total });
      if (failure) throw failure;
      if (!isDrained) await once(out, 'drain');
      isDrained = true;
      if (isWhole) break;
    }
    if (!isWhole) throw new Error(`found no ${name} in it`);
    out.end();
    await finished(out);
    renameSync(part, target);
  } catch (error) {
    await finished(out.destroy()).catch(() => {});
    rmSync(part, { force: true });
    throw unpackError(archive, target, error);
  }
}
