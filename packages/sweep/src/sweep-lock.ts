import { basename } from 'node:path';
import { InputError } from '@s4nn/core';
import { type Holder, isAlive, isHeld, readLock, tryLock } from '@s4nn/files';

/**
 * Takes the lock of a sweep for this process, until it is disposed of or the process ends. Takes over the lock of a dead
 * process.
 * @throws InputError naming the process that holds it, or if it cannot be written.
 */
export async function takeLock(file: string): Promise<Disposable> {
  const tried = await tryLock(file);
  if ('lock' in tried) return tried.lock;
  throw new InputError(refusal(file, tried.other.holder));
}

/**
 * Checks that no other process holds the lock of a sweep.
 * @throws InputError naming that process.
 */
export function refuseIfHeld(file: string): void {
  const found = readLock(file);
  if (found && isHeld(found)) throw new InputError(refusal(file, found.holder));
}

function refusal(file: string, holder: Holder | null): string {
  if (holder === null) {
    return `${file}: found a file that does not name a process, expected the lock of a sweep. If no process runs this sweep, remove the file.`;
  }
  const { pid, host, since, born } = holder;
  const found = `${file}: found that process ${pid} on ${host} has been running this sweep since ${since}`;
  if (isAlive(holder) === null) {
    return `${found}, and cannot see from here whether it still runs. Wait until it ends or stop it there; if it no longer runs, remove the file.`;
  }
  const doubt = born === null ? ' If that process is not a sweep, remove the file.' : '';
  const name = basename(file, '.lock');
  return `${found}, expected no other process. Wait until it ends, stop it with s4nn stop ${name}, or run a second sweep under another --name.${doubt}`;
}
