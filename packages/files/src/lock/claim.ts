import { constants, copyFileSync, linkSync, renameSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type FoundLock, readLock } from './read-lock.js';
import { type Watched, type Watching, watchLock } from './watch-lock.js';

/** The lock to put in place: a file in the same folder, and its content. */
interface Own {
  readonly draft: string;
  readonly text: string;
}

/** How a claim ended: with our lock in place, maybe of a holder whose heart was silent, or with another in the way. */
export type Claimed =
  | { readonly placed: true; readonly afterSilence: boolean }
  | { readonly placed: false; readonly other: FoundLock; readonly seen: Watched };

/**
 * Puts a lock in place if there is none, or only the lock of a dead process.
 *
 * If several processes find the same dead lock, only the one that holds its succession lock may replace it, and only while the
 * dead lock is still there, without another beat. So it never replaces a lock that another process has put there meanwhile. The
 * succession lock is claimed in the same way, so that the death of its holder does not block the others.
 *
 * Of file systems it needs only that links, exclusive creations and renames are atomic, as they are on NFS; locks of the system
 * are not. A process that is suspended between two of these steps for longer than a silent heart may beat may wake to find its
 * succession lock taken over; what is at the path after its rename then says who holds the lock.
 * @throws the system's error.
 */
export async function claim(file: string, own: Own, watching: Watching = {}): Promise<Claimed> {
  let afterSilence = false;
  for (let waited = 0; ; ) {
    if (isPlaced(own.draft, file)) return { placed: true, afterSilence };
    const found = readLock(file);
    if (!found) continue;
    const { text, holder } = found;
    // Some network file systems report that a link which they have just made exists already.
    if (text === own.text) return { placed: true, afterSilence };
    // Without links, another process is about to write it.
    if (text === '' && waited++ < patience) {
      await setTimeout(10);
      continue;
    }
    const seen = await watchLock(file, found, watching);
    if (seen === 'gone') continue;
    if (!holder || seen === 'alive' || seen === 'unknown') return { placed: false, other: found, seen };
    const succession = `${file}.${holder.id}`;
    const heir = await claim(succession, own, watching);
    if (!heir.placed) {
      // The other process is about to finish, and will then hold the lock itself.
      if (waited++ === patience) return heir;
      await setTimeout(10);
      continue;
    }
    try {
      if (readLock(file)?.text !== text) continue;
      afterSilence ||= seen === 'silent';
      rename(succession, file);
      if (readLock(file)?.text === own.text) return { placed: true, afterSilence };
    } finally {
      if (readLock(succession)?.text === own.text) rmSync(succession, { force: true });
    }
  }
}

const patience = 200;

/** Renames a file that another process may have renamed before; some network file systems report that of their own rename. */
function rename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/**
 * Puts a file at a path in one step; false if there is a file already. A link is preferred to an exclusive creation: nobody ever
 * sees a part of the file, and it is atomic on every version of NFS.
 */
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
