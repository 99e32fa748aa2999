import { constants, copyFileSync, linkSync, renameSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { isAlive } from './holder.js';
import { type FoundLock, readLock } from './read-lock.js';

/** What is to be put in the place of a lock: a file in the same folder, and what it holds. */
interface Own {
  readonly draft: string;
  readonly text: string;
}

/**
 * Puts a lock into its place if there is none, or one of a process that no longer lives.
 *
 * Of several processes that find the same dead one, only the one that holds the lock of its succession (a claim of its
 * own, so that nobody's death can hinder the others) may replace it, and only while it is still there. So what was put
 * there by another meanwhile is never taken away.
 * @returns the lock that is in the way, or null when ours is in place.
 * @throws the system's error.
 */
export async function claim(file: string, own: Own): Promise<FoundLock | null> {
  for (let waited = 0; ; ) {
    if (isPlaced(own.draft, file)) return null;
    const found = readLock(file);
    if (!found) continue;
    const { text, holder } = found;
    // Some network's file systems say that a link exists which they have just made.
    if (text === own.text) return null;
    if (holder && isAlive(holder) !== false) return found;
    const succession = `${file}.${holder?.id}`;
    const other = holder ? await claim(succession, own) : found;
    if (other) {
      // It will be done in no time, and then stands in the lock itself.
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
