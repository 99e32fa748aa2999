import { constants, copyFileSync, linkSync, renameSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { isAlive } from './holder.js';
import { type FoundLock, readLock } from './read-lock.js';

/** The lock to put in place: a file in the same folder, and its content. */
interface Own {
  readonly draft: string;
  readonly text: string;
}

/**
 * Puts a lock in place if there is none, or only one of a dead process.
 *
 * Of several processes that find the same dead lock, only the one that holds the lock of its succession may replace it, and
 * only while it is still there, so it never takes away what another process has put there meanwhile. The lock of the
 * succession is claimed in the same way, so that no death can block the others.
 * @returns the lock in the way, or null when ours is in place.
 * @throws the system's error.
 */
export async function claim(file: string, own: Own): Promise<FoundLock | null> {
  for (let waited = 0; ; ) {
    if (isPlaced(own.draft, file)) return null;
    const found = readLock(file);
    if (!found) continue;
    const { text, holder } = found;
    // Some network file systems report that a link exists which they have just made.
    if (text === own.text) return null;
    if (holder && isAlive(holder) !== false) return found;
    const succession = `${file}.${holder?.id}`;
    const other = holder ? await claim(succession, own) : found;
    if (other) {
      // It is about to finish, and then holds the lock itself.
      if (waited++ === patience) return other;
      await setTimeout(10);
      continue;
    }
    try {
      if (readLock(file)?.text !== text) continue;
      renameSync(succession, file);
      return null;
    } finally {
      rmSync(succession, { force: true });
    }
  }
}

const patience = 200;

/** Puts a file into a place in one step, where there is none; false where there is one. */
function isPlaced(draft: string, file: string): boolean {
  try {
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
      // Not every file system has links: those of memory sticks have none.
      copyFileSync(draft, file, constants.COPYFILE_EXCL);
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
