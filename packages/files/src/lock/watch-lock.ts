import { setTimeout } from 'node:timers/promises';
import { type Holder, isAlive } from './holder.js';
import { type FoundLock, readLock } from './read-lock.js';

/**
 * How often a holder's heart beats and a watcher looks, in milliseconds, and after how many looks without a beat it counts as
 * dead. An object, so that tests can shorten it.
 */
export const pace = { every: 1000, looks: 30 };

/** A heartbeat that has not changed for some of the time after which its holder counts as dead. */
export interface Silence {
  readonly holder: Holder;
  readonly seconds: number;
  readonly of: number;
}

/** How to watch a lock. */
export interface Watching {
  /** Called after 3, 10, 20 … looks without a beat. */
  readonly onSilence?: (silence: Silence) => void;
  /** Ends the watch. */
  readonly signal?: AbortSignal;
  /** How many looks to take; by default until the holder counts as dead. */
  readonly looks?: number;
}

/**
 * What is known about a lock: its holder is `alive` or `dead`; its heart has been `silent` for all looks; the lock is `gone`, or
 * another one is there; or it is `unknown` whether somebody holds it: no heart beats in it, or the watch was ended.
 */
export type Watched = 'alive' | 'dead' | 'silent' | 'gone' | 'unknown';

/**
 * Watches a lock until it is known whether its holder is alive. Where its pid counts, that is known at once; elsewhere its
 * heartbeat tells. Looks are counted and no clocks compared, so neither another host's clock nor time for which this process was
 * suspended itself makes a living holder dead.
 * @throws the system's error if the lock cannot be read.
 */
export async function watchLock(
  file: string,
  { text, holder }: FoundLock,
  { onSilence, signal, looks = pace.looks }: Watching = {},
): Promise<Watched> {
  const alive = holder && isAlive(holder);
  if (alive !== null) return alive ? 'alive' : 'dead';
  if (holder?.beat === undefined) return 'unknown';
  for (let look = 1; look <= looks; look++) {
    await setTimeout(pace.every);
    if (signal?.aborted) return 'unknown';
    const now = readLock(file);
    if (now?.holder?.id !== holder.id) return 'gone';
    if (now.text !== text) return 'alive';
    if (look === 3 || look % 10 === 0) {
      const [seconds, of] = [look, pace.looks].map((many) => (many * pace.every) / 1000) as [number, number];
      onSilence?.({ holder, seconds, of });
    }
  }
  return 'silent';
}
