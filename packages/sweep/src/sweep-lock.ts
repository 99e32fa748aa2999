import { basename } from 'node:path';
import { InputError } from '@s4nn/core';
import { type Holder, isAlive, isHeld, readLock, tryLock } from '@s4nn/files';

/**
 * Takes the lock of a sweep for this process, until it is disposed of or the process ends. Takes over the lock of a dead
 * process.
 * @throws InputError that names the process which holds it, or when it cannot be written.
 */
export async function takeLock(file: string): Promise<Disposable> {
  const tried = await tryLock(file);
  if ('lock' in tried) return tried.lock;
  throw new InputError(refusal(file, tried.other.holder));
}

/**
 * Checks that no other process holds the lock of a sweep.
 * @throws InputError that names it.
 */
export function refuseIfHeld(file: string): void {
  const found = readLock(file);
  if (found && isHeld(found)) throw new InputError(refusal(file, found.holder));
}

function refusal(file: string, holder: Holder | null): string {
  if (holder === null) {
    return `${file}: found a file that names no process, expected the lock of a sweep. If no process runs this sweep, remove the file.`;
  }
  const { pid, host, since, born } = holder;
  const found = `${file}: found that process ${pid} on ${host} has run this sweep since ${since}`;
  if (isAlive(holder) === null) {
    return `${found}, and cannot see from here whether it still does. Wait for its end or stop it there; if it runs no more, remove the file.`;
  }
  const doubt = born === null ? ' If that process is none of a sweep, remove the file.' : '';
  const name = basename(file, '.lock');
  return `${found}, expected nobody to. Wait for its end, stop it with s4nn stop ${name}, or run another one beside it with --name.${doubt}`;
}
