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
 * Puts a lock in place if there is none, or only the lock of a dead process.
 *
 * If several processes find the same dead lock, only the one that holds its succession lock may replace it, and only while the
 * dead lock is still there. So it never replaces a lock that another process has put there meanwhile. The succession lock is
 * claimed in the same way, so that the death of its holder does not block the others.
 * @returns the lock that is in the way, or null if ours is in place.
 * @throws the system's error.
 */
export async function claim(file: string, own: Own): Promise<FoundLock | null> {
  for (let waited = 0; ; ) {
    if (isPlaced(own.draft, file)) return null;
    const found = readLock(file);
    if (!found) continue;
    const { text, holder } = found;
    // Some network file systems report that a link which they have just made exists already.
    if (text === own.text) return null;
    if (holder && isAlive(holder) !== false) return found;
    const succession = `${file}.${holder?.id}`;
    const other = holder ? await claim(succession, own) : found;
    if (other) {
      // The other process is about to finish, and will then hold the lock itself.
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

/** Puts a file at a path in one step; false if there is a file already. */
function isPlaced(draft: string, file: string): boolean {
  try {
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
      // Not every file system has links: those of memory sticks often do not.
      copyFileSync(draft, file, constants.COPYFILE_EXCL);
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
