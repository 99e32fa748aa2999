import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DownloadProgress } from '@s4nn/core';
import type { Archive } from './archive.js';
import { checkFile } from './check-file.js';
import { fetchTo } from './fetch-to.js';
import { inFolder } from './in-folder.js';
import { takeFromZip } from './take-from-zip.js';
import { unpackTar } from './unpack-tar.js';

/** Told how far a download is. */
export type OnProgress = (progress: DownloadProgress) => void;

/**
 * Downloads an archive into a folder, which it makes if needed, checks it, unpacks it and removes it. The unpacked folder
 * is at its place only when it is complete. An archive that lies in the folder already, the outer or the inner one, is
 * taken instead of a download. Resumes what an earlier process left; waits while another one is at it.
 * @returns the unpacked folder.
 * @throws InputError for a network, a server, an archive or a disk that is not as expected, with the cure.
 */
export async function getArchive(
  archive: Archive,
  folder: string,
  onProgress: OnProgress = () => {},
): Promise<string> {
  const target = join(folder, archive.holds);
  if (existsSync(target)) return target;
  return inFolder(folder, onProgress, async () => {
    // Another process may have got it meanwhile.
    if (existsSync(target)) return target;
    const tar = await tarOf(archive, folder, onProgress);
    const unpacked = join(folder, '.unpacking');
    rmSync(unpacked, { recursive: true, force: true });
    try {
      await unpackTar(tar, unpacked, archive, onProgress);
      renameSync(join(unpacked, archive.holds), target);
    } finally {
      rmSync(unpacked, { recursive: true, force: true });
    }
    for (const file of [tar, join(folder, archive.file)]) rmSync(file, { force: true });
    return target;
  });
}

/** The tar archive, checked: the file itself or the one in it. */
async function tarOf(archive: Archive, folder: string, onProgress: OnProgress): Promise<string> {
  const { record, inner, maxBytes } = archive;
  const outer = join(folder, archive.file);
  const tar = join(folder, (inner ?? archive).file);
  if (inner === undefined || !existsSync(tar)) {
    if (existsSync(outer)) await checkFile({ ...archive, file: outer }, onProgress);
    else await fetchTo(archive, outer, onProgress);
    if (inner === undefined) return tar;
    await takeFromZip(outer, inner.file, tar, maxBytes, onProgress);
  }
  await checkFile({ ...inner, file: tar, record }, onProgress);
  return tar;
}
