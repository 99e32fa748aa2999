import { once } from 'node:events';
import { createReadStream, createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path/posix';
import { type DownloadProgress, InputError } from '@s4nn/core';
import { Unzip, UnzipInflate } from 'fflate';

/**
 * Takes one file out of a zip archive, in whatever folder of it.
 * @throws InputError when there is none of that name, or the archive is damaged.
 */
export async function extract(
  archive: string,
  name: string,
  target: string,
  onProgress: (progress: DownloadProgress) => void,
): Promise<void> {
  const part = `${target}.part`;
  const out = createWriteStream(part);
  let finished = false;
  let failure: Error | null = null;
  let drained = true;
  const unzip = new Unzip((entry) => {
    if (basename(entry.name) !== name || finished) return;
    entry.ondata = (error, chunk, final) => {
      failure ??= error;
      if (!error) drained = out.write(chunk);
      finished ||= final;
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
      if (!drained) await once(out, 'drain');
      if (finished) break;
    }
    if (!finished) throw new Error(`found no ${name} in it`);
    out.end();
    await once(out, 'close');
    renameSync(part, target);
  } catch (error) {
    out.destroy();
    rmSync(part, { force: true });
    throw new InputError(
      `${archive}: cannot be unpacked (${(error as Error).message}); remove it, and get it again`,
    );
  }
}
