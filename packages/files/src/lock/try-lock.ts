import { mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { atExit } from '../at-exit.js';
import { explainWriteError } from '../write-errors.js';
import { type Claimed, claim } from './claim.js';
import { heartbeat } from './heartbeat.js';
import { thisProcess } from './holder.js';
import { type FoundLock, readLock } from './read-lock.js';
import type { Watched, Watching } from './watch-lock.js';

/** A lock that this process holds until it disposes of it or ends. */
export interface Lock extends Disposable {
  /**
   * Whether it still holds it. A process on another host or in another container takes it over if this one is suspended for 30 s,
   * so ask before each write to what the lock protects.
   * @throws the system's error if the lock cannot be read.
   */
  isHeld(): boolean;
  /** Whether it was taken over from a process whose heart was silent: if that one was only suspended, it may wake. */
  readonly afterSilence: boolean;
}

/** A lock, or the one that is in the way, and what is known about its holder. */
export type TriedLock =
  | { readonly lock: Lock }
  | { readonly other: FoundLock; readonly seen: Extract<Watched, 'alive' | 'unknown'> };

/**
 * Tries to take a lock for this process, and makes its folder. Takes over the lock of a dead process at once, even after
 * kill -9; on another host or in another container it counts as dead after 30 s without a heartbeat, for which this waits.
 * @throws InputError if it cannot be written.
 */
export async function tryLock(file: string, watching: Watching = {}): Promise<TriedLock> {
  const own = thisProcess();
  const text = `${JSON.stringify(own)}\n`;
  // Written elsewhere and put in place whole, so that nobody ever reads a part of it.
  const draft = join(dirname(file), `.${basename(file)}.${own.id}.tmp`);
  let madeFolder = false;
  let claimed: Claimed;
  try {
    madeFolder = writeIn(draft, text);
    claimed = await claim(file, { draft, text }, watching);
  } catch (error) {
    throw explainWriteError(file, error, true);
  } finally {
    remove(draft);
  }
  if (!claimed.placed) {
    return { other: claimed.other, seen: claimed.seen === 'alive' ? 'alive' : 'unknown' };
  }
  const heart = heartbeat(file, text);
  const isHeld = (): boolean => readLock(file)?.holder?.id === own.id;
  const release = (): void => {
    stay();
    heart[Symbol.dispose]();
    try {
      if (isHeld()) rmSync(file, { force: true });
      // Nothing else was written to the folder, so it should not stay.
      if (madeFolder) rmdirSync(dirname(file));
    } catch {
      // At worst this leaves the lock of a process that is about to end, or a folder that is in use.
    }
  };
  const stay = atExit(release);
  return { lock: { isHeld, afterSilence: claimed.afterSilence, [Symbol.dispose]: release } };
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
