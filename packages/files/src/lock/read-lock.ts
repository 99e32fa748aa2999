import { readFileSync } from 'node:fs';
import type { Holder } from './holder.js';

/** A lock file that exists. */
export interface FoundLock {
  /** Its whole content. */
  readonly text: string;
  /** Null if the file is not a complete lock, or a folder. */
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
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code === 'EISDIR') return { text: 'a folder', holder: null };
    throw error;
  }
  return { text, holder: holderIn(text) };
}

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
