import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file so that a reader, even after a crash, finds the old content or the new one, never a part of either.
 * Makes its folder.
 * @throws the system's error; the old file then stays as it was.
 */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  // In the same folder, because a rename is atomic only within a file system.
  const next = join(folder, `.${basename(file)}.${process.pid}.tmp`);
  try {
    const descriptor = openSync(next, 'w');
    try {
      // Writes until everything is written. npm's write-file-atomic 7 takes the first part of a write for the whole, so on a
      // full disk it replaces the old file with a cut one, without an error.
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}
