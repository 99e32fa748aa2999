import { type Holder, isAlive, readLock } from '@s4nn/files';

/** Who runs a sweep, by its lock. */
export type Runner =
  | { readonly kind: 'nobody' }
  /** Where the process cannot be seen, `seen` is false until its heart was heard, and when it was not heard for 3 s. */
  | { readonly kind: 'runs'; readonly holder: Holder; readonly seen: boolean }
  /** It has died, or it sent no heartbeat for so long that it must have. */
  | { readonly kind: 'died'; readonly holder: Holder };

/** A lock that is looked at again and again. */
export interface FollowedLock {
  look(): Runner;
}

/** After how many milliseconds without a beat a process that cannot be seen is doubted, and counts as dead. */
const silence = { doubted: 3_000, dead: 8_000 };

/** Follows the lock of a sweep. Of a process elsewhere only the heartbeat tells, so it takes some looks until that is known. */
export function followLock(file: string, now: () => number = () => performance.now()): FollowedLock {
  let last = { text: '', id: '', at: 0, heard: false };
  return {
    look: () => {
      const found = lockAt(file);
      if (!found?.holder) return { kind: 'nobody' };
      const { text, holder } = found;
      const alive = isAlive(holder);
      if (alive !== null) return alive ? { kind: 'runs', holder, seen: true } : { kind: 'died', holder };
      if (holder.beat === undefined) return { kind: 'runs', holder, seen: false };
      if (text !== last.text) last = { text, id: holder.id, at: now(), heard: holder.id === last.id };
      const silent = now() - last.at;
      if (silent >= silence.dead) return { kind: 'died', holder };
      return { kind: 'runs', holder, seen: last.heard && silent < silence.doubted };
    },
  };
}

function lockAt(file: string): ReturnType<typeof readLock> {
  try {
    return readLock(file);
  } catch {
    // It cannot be read at this moment; the next look may.
    return null;
  }
}
