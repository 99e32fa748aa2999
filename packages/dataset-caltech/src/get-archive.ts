import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Download, InputError } from '@s4nn/core';
import { alone } from './alone.js';
import { checkMd5 } from './check-md5.js';
import { download } from './download.js';
import { extract } from './extract.js';
import { untar } from './untar.js';

/** A zip archive that holds a gzipped tar archive, and the folder in that. */
export interface Archive {
  readonly url: string;
  /** Where people find it. */
  readonly record: string;
  readonly file: string;
  readonly md5: string;
  readonly inner: { readonly file: string; readonly md5: string };
  readonly holds: string;
}

/**
 * Downloads an archive, checks it, unpacks it and removes it. Nothing is at its place before all of it is. An archive
 * that lies in the folder already, the outer or the inner one, is taken instead of a download.
 * @returns the unpacked folder.
 * @throws InputError for a network, a server or an archive that is not as expected, with the cure.
 */
export async function getArchive(
  archive: Archive,
  folder: string,
  onProgress: Parameters<Download['get']>[1],
): Promise<string> {
  const target = join(folder, archive.holds);
  if (existsSync(target)) return target;
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { message } = error as Error;
    throw new InputError(`${folder}: cannot be made (${message}); expected a folder that can be written`);
  }
  const waits = () => onProgress({ stage: 'wait', done: 0, total: null });
  return alone(folder, waits, async () => {
    // Another process may have been at it.
    if (existsSync(target)) return target;
    const outer = join(folder, archive.file);
    const inner = join(folder, archive.inner.file);
    if (!existsSync(inner)) {
      if (!existsSync(outer)) await fetchTo(archive, outer, onProgress);
      await checkMd5(outer, archive.md5, archive.record, onProgress);
      await extract(outer, archive.inner.file, inner, onProgress);
    }
    await checkMd5(inner, archive.inner.md5, archive.record, onProgress);
    const unpacked = join(folder, '.unpacking');
    rmSync(unpacked, { recursive: true, force: true });
    try {
      await untar(inner, unpacked, archive.holds, onProgress);
      renameSync(join(unpacked, archive.holds), target);
    } finally {
      rmSync(unpacked, { recursive: true, force: true });
    }
    for (const file of [inner, outer]) rmSync(file, { force: true });
    return target;
  });
}

async function fetchTo(
  { url, record }: Archive,
  file: string,
  onProgress: Parameters<Download['get']>[1],
): Promise<void> {
  const part = `${file}.part`;
  try {
    await download(url, part, (done, total) => onProgress({ stage: 'download', done, total }));
  } catch (error) {
    throw new InputError(
      `${(error as Error).message}; run the command again, which goes on from where it was, or download ${record} ` +
        `with a browser and put the file at ${file}`,
    );
  }
  renameSync(part, file);
}
