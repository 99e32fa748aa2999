import { readFileSync } from 'node:fs';
import { type Holder, isAlive } from './holder.js';

/** A lock file that exists. */
export interface FoundLock {
  /** Its whole content. */
  readonly text: string;
  /** Null if the file is not a complete lock. */
  readonly holder: Holder | null;
}

/**
 * Reads a lock; null if there is none.
 * @throws the system's error if it cannot be read.
 */
export function readLock(file: string): FoundLock | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return { text, holder: holderIn(text) };
}

/** Whether a lock may still be held: false only if its process is known to be dead. */
export const isHeld = ({ holder }: FoundLock): boolean => !(holder && isAlive(holder) === false);

function holderIn(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Holder | null;
    const { pid, host, since, id } = holder ?? {};
    const isWhole = Number.isInteger(pid) && [host, since, id].every((field) => typeof field === 'string');
    return isWhole ? holder : null;
  } catch {
    return null;
  }
}
