import { mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '@s4nn/core';
import { unrecordable } from '../writing.js';
import { claim } from './claim.js';
import { type Holder, isAlive, thisProcess } from './holder.js';
import { readLock } from './read-lock.js';

/**
 * Takes the lock of a sweep for this process, until it is disposed of or the process ends. One that is left of a process
 * that no longer lives is taken over.
 * @throws InputError that names the process which holds it, or when it cannot be written.
 */
export async function takeLock(file: string): Promise<Disposable> {
  const own = thisProcess();
  const text = `${JSON.stringify(own)}\n`;
  // Written apart and put into place whole, so that nobody ever reads a part of it.
  const draft = join(dirname(file), `.${basename(file)}.${own.id}.tmp`);
  let madeFolder = false;
  try {
    madeFolder = writeIn(draft, text);
    const other = await claim(file, { draft, text });
    if (other) throw new InputError(refusal(file, other.holder));
  } catch (error) {
    throw unrecordable(file, error);
  } finally {
    remove(draft);
  }
  const release = (): void => {
    process.off('exit', release);
    try {
      if (readLock(file)?.text === text) rmSync(file, { force: true });
      // Where nothing was written, nothing is to be left.
      if (madeFolder) rmdirSync(dirname(file));
    } catch {
      // What stays is no more than a lock of a process that will not live, or a folder that is in use.
    }
  };
  process.on('exit', release);
  return { [Symbol.dispose]: release };
}

/**
 * Looks whether another process holds the lock of a sweep.
 * @throws InputError that names it.
 */
export function refuseIfHeld(file: string): void {
  const found = readLock(file);
  if (found && !(found.holder && isAlive(found.holder) === false)) {
    throw new InputError(refusal(file, found.holder));
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Its folder is none; what was wrong has been said.
  }
}

/** Writes a file into a folder, which is made where there is none; whether it was. */
function writeIn(file: string, text: string): boolean {
  for (;;) {
    const made = mkdirSync(dirname(file), { recursive: true }) !== undefined;
    try {
      writeFileSync(file, text, { flush: true });
      return made;
    } catch (error) {
      // Another process that found a mistake has removed the folder that it had made.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
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
