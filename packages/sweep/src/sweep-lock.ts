import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { InputError } from '@s4nn/core';
import {
  type FoundLock,
  isAlive,
  type Lock,
  readLock,
  recordOrExplain,
  type TriedLock,
  tryLock,
  type Watching,
  watchLock,
} from '@s4nn/files';
import { SweepFailed } from './sweep-failed.js';

/** The lock of a sweep, held by this process until it is disposed of or the process ends. */
export interface SweepLock extends Disposable, Pick<Lock, 'afterSilence'> {
  /**
   * Ask before each write to a file of the sweep.
   * @throws SweepFailed if another process has taken the sweep over, or the lock was removed.
   */
  requireHeld(): void;
}

/**
 * Takes the lock of a sweep, that of a dead process too. Null if the signal stopped it while it waited for a heartbeat.
 * @throws InputError naming the process that holds it, or if it cannot be written.
 */
export async function takeLock(file: string, watching: Watching): Promise<SweepLock | null> {
  const tried = await tryLock(file, watching);
  if ('lock' in tried) {
    const { lock } = tried;
    return {
      afterSilence: lock.afterSilence,
      requireHeld: () => {
        if (!recordOrExplain(file, lock.isHeld)) throw new SweepFailed(loss(file));
      },
      [Symbol.dispose]: () => lock[Symbol.dispose](),
    };
  }
  if (watching.signal?.aborted) return null;
  throw new InputError(refusal(file, tried));
}

/**
 * Checks that no other process is known to hold the lock of a sweep.
 * @throws InputError naming that process.
 */
export async function refuseIfHeld(file: string): Promise<void> {
  const other = readLock(file);
  if (!other) return;
  const seen = await watchLock(file, other, { looks: fewLooks });
  if (seen === 'alive' || seen === 'unknown') throw new InputError(refusal(file, { other, seen }));
}

/** For how many looks commands that only read wait for a heartbeat; a living heart beats in each. */
export const fewLooks = 3;

function loss(file: string): string {
  if (!existsSync(dirname(file)))
    return `${dirname(file)}: this folder was removed, and with it the log of this sweep. Run the same command to start again.`;
  const holder = readLock(file)?.holder;
  const what = holder
    ? `process ${holder.pid} on ${holder.host} has taken this sweep over, because this process was not heard of for 30 s (it was suspended, or did not reach the file)`
    : 'the lock of this process was removed, so another one may run this sweep';
  return `${file}: ${what}. Nothing was lost: the log has all that was decided, and whoever runs the sweep resumes from there.`;
}

function refusal(
  file: string,
  { other: { holder }, seen }: Extract<TriedLock, { other: FoundLock }>,
): string {
  if (holder === null) {
    return `${file}: found a file that does not name a process, expected the lock of a sweep. If no process runs this sweep, remove the file.`;
  }
  const { pid, host, since, born } = holder;
  const found = `${file}: this sweep is already running: process ${pid} on ${host}, since ${since}`;
  if (seen === 'unknown') {
    return `${found}. Whether it still runs cannot be seen from here. Wait until it ends or stop it there; if it no longer runs, remove the file.`;
  }
  const isHere = isAlive(holder) !== null;
  const name = basename(file, '.lock');
  const stop = isHere
    ? `stop it with s4nn stop ${name}`
    : 'stop it there (it sends heartbeats, but its pid counts on another host or in another container)';
  const doubt = isHere && born === null ? ' If that process is not a sweep, remove the file.' : '';
  return `${found}. Wait until it ends, ${stop}, or run a second sweep under another --name.${doubt}`;
}
