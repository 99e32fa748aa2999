import { mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { explainWriteError } from '../write-errors.js';
import { claim } from './claim.js';
import { thisProcess } from './holder.js';
import { type FoundLock, readLock } from './read-lock.js';

/** A lock that this process holds until it disposes of it or ends, or the lock that is in the way. */
export type TriedLock = { readonly lock: Disposable } | { readonly other: FoundLock };

/**
 * Tries to take a lock for this process, and makes its folder. Takes over the lock of a dead process at once, even after
 * kill -9.
 * @throws InputError if it cannot be written.
 */
export async function tryLock(file: string): Promise<TriedLock> {
  const own = thisProcess();
  const text = `${JSON.stringify(own)}\n`;
  // Written elsewhere and put in place whole, so that nobody ever reads a part of it.
  const draft = join(dirname(file), `.${basename(file)}.${own.id}.tmp`);
  let madeFolder = false;
  try {
    madeFolder = writeIn(draft, text);
    const other = await claim(file, { draft, text });
    if (other) return { other };
  } catch (error) {
    throw explainWriteError(file, error, true);
  } finally {
    remove(draft);
  }
  const release = (): void => {
    process.off('exit', release);
    try {
      if (readLock(file)?.text === text) rmSync(file, { force: true });
      // Nothing else was written to the folder, so it should not stay.
      if (madeFolder) rmdirSync(dirname(file));
    } catch {
      // At worst this leaves the lock of a process that is about to end, or a folder that is in use.
    }
  };
  process.on('exit', release);
  return { lock: { [Symbol.dispose]: release } };
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Its folder is not a folder; that has been reported already.
  }
}

/** Writes a file, and makes its folder if needed; returns whether it made one. */
function writeIn(file: string, text: string): boolean {
  for (;;) {
    const made = mkdirSync(dirname(file), { recursive: true }) !== undefined;
    try {
      writeFileSync(file, text, { flush: true });
      return made;
    } catch (error) {
      // Another process has removed the folder that it had made.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}
