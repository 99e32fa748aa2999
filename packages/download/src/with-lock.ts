import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InputError } from '@s4nn/core';
import { type Lock, tryLock } from '@s4nn/files';

/**
 * Runs an action that only one process at a time may run in a folder; other processes wait.
 * @param onWait called once if another process is running it.
 * @param action gets what to call before it puts a file in its final place: it throws if another process has taken over while this
 * one was suspended.
 * @throws InputError if a file is in the way that does not name a process, or names one of an earlier version on another host:
 * nobody can tell from here whether that is alive.
 */
export async function withLock<Result>(
  folder: string,
  onWait: () => void,
  action: (requireHeld: () => void) => Promise<Result>,
): Promise<Result> {
  const file = join(folder, '.download.lock');
  using lock = await lockOf(file, onWait);
  return await action(() => {
    if (lock.isHeld()) return;
    throw new InputError(
      `${file}: found that another process has taken over, because this one was not heard of for 30 s. Run the same command again.`,
    );
  });
}

async function lockOf(file: string, onWait: () => void): Promise<Lock> {
  let waits = false;
  const wait = (): void => {
    if (!waits) onWait();
    waits = true;
  };
  for (;;) {
    const tried = await tryLock(file, { onSilence: wait });
    if ('lock' in tried) return tried.lock;
    const { holder } = tried.other;
    if (!holder)
      throw new InputError(`${file}: found a file that does not name a process, expected a lock; remove it.`);
    if (tried.seen === 'unknown') {
      throw new InputError(
        `${file}: found that process ${holder.pid} on ${holder.host} has held this lock since ${holder.since}, and cannot ` +
          'see from here whether it still runs. Wait until it ends; if it no longer runs, remove the file.',
      );
    }
    wait();
    await sleep(200);
  }
}
