import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file so that whoever reads it, even after a crash, finds the old content or the new one and never a part.
 * Creates its folder.
 * @throws the system's error; then the old file is as it was.
 */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  // The same folder, since a rename is atomic only within a file system.
  const next = join(folder, `.${basename(file)}.${process.pid}.tmp`);
  try {
    const descriptor = openSync(next, 'w');
    try {
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
