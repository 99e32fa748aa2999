import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InputError } from '@s4nn/core';
import { isAlive, tryLock } from '@s4nn/files';

/**
 * Runs an action that only one process at a time may run in a folder; other processes wait.
 * @param onWait called once if another process is running it.
 * @throws InputError if a process on another host holds the lock, since nobody can tell from here whether it is alive.
 */
export async function withLock<Result>(
  folder: string,
  onWait: () => void,
  action: () => Promise<Result>,
): Promise<Result> {
  using _lock = await lockOf(join(folder, '.download.lock'), onWait);
  return await action();
}

async function lockOf(file: string, onWait: () => void): Promise<Disposable> {
  for (let waited = false; ; waited = true) {
    const tried = await tryLock(file);
    if ('lock' in tried) return tried.lock;
    const { holder } = tried.other;
    if (!holder)
      throw new InputError(`${file}: found a file that does not name a process, expected a lock; remove it.`);
    if (isAlive(holder) === null) {
      throw new InputError(
        `${file}: found that process ${holder.pid} on ${holder.host} has held this lock since ${holder.since}, and cannot ` +
          'see from here whether it still runs. Wait until it ends; if it no longer runs, remove the file.',
      );
    }
    if (!waited) onWait();
    await sleep(200);
  }
}
