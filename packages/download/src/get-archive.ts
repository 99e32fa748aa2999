import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DownloadProgress } from '@s4nn/core';
import type { Archive } from './archive.js';
import { checkFile } from './check-file.js';
import { fetchTo } from './fetch-to.js';
import { inLockedFolder } from './in-locked-folder.js';
import { takeFromZip } from './take-from-zip.js';
import { unpackTar } from './unpack-tar.js';

/** Told how far a download is. */
export type OnProgress = (progress: DownloadProgress) => void;

/**
 * Downloads an archive into a folder, which it makes if needed, checks it, unpacks it and removes it. The unpacked folder appears
 * at its path only when it is complete. If the archive, outer or inner, is in the folder already, nothing is downloaded.
 * Resumes the download of an earlier process; waits while another process is working on it.
 * @returns the unpacked folder.
 * @throws InputError if the network, the server, the archive or the disk is not as expected, with what to do.
 */
export async function getArchive(
  archive: Archive,
  folder: string,
  onProgress: OnProgress = () => {},
): Promise<string> {
  const target = join(folder, archive.holds);
  if (existsSync(target)) return target;
  return inLockedFolder(folder, onProgress, async (requireHeld) => {
    // Another process may have unpacked it meanwhile.
    if (existsSync(target)) return target;
    const tar = await tarOf(archive, folder, onProgress, requireHeld);
    const unpacked = join(folder, '.unpacking');
    rmSync(unpacked, { recursive: true, force: true });
    try {
      await unpackTar(tar, unpacked, archive, onProgress);
      requireHeld();
      renameSync(join(unpacked, archive.holds), target);
    } finally {
      rmSync(unpacked, { recursive: true, force: true });
    }
    for (const file of [tar, join(folder, archive.file)]) rmSync(file, { force: true });
    return target;
  });
}

/** The checked tar archive: the file itself, or the tar archive in it. */
async function tarOf(
  archive: Archive,
  folder: string,
  onProgress: OnProgress,
  requireHeld: () => void,
): Promise<string> {
  const { record, inner, maxBytes } = archive;
  const outer = join(folder, archive.file);
  const tar = join(folder, (inner ?? archive).file);
  if (inner === undefined || !existsSync(tar)) {
    if (existsSync(outer)) await checkFile({ ...archive, file: outer }, onProgress);
    else await fetchTo(archive, outer, onProgress, requireHeld);
    if (inner === undefined) return tar;
    await takeFromZip(outer, inner.file, tar, maxBytes, onProgress);
  }
  await checkFile({ ...inner, file: tar, record }, onProgress);
  return tar;
}
