import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type DataSource, InputError } from '@s4nn/core';
import { pathHint, shownPath } from './path-hint.js';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'a folder',
  EACCES: 'a file that you may not read',
  EPERM: 'a file that you may not read',
  ELOOP: 'a link that leads in a circle',
  // A path with a zero character.
  ERR_INVALID_ARG_VALUE: 'no such file',
  ENAMETOOLONG: 'a name that is too long for a file',
};

/**
 * Reads a file that a user named.
 * @param expected what should be there: "a table (relative paths start at the config)".
 * @returns its bytes, in memory of their own.
 * @throws InputError naming the file and what was found instead; of one that is not there also what was probably meant.
 */
export function readInput(path: string, expected: string): Uint8Array<ArrayBuffer> {
  try {
    const { buffer, byteOffset, byteLength } = readFileSync(path);
    return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  } catch (error) {
    const found = readErrorText(error);
    const hint = found === reasons.ENOENT ? pathHint(path) : '';
    throw new InputError(`${shownPath(path)}: found ${found}, expected ${expected}${hint}`);
  }
}

/** Why something could not be read, as what was found: "no such file", "a folder". */
export function readErrorText(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? code ?? message;
}

/** A file as a dataset's provenance names it. */
export const sourceOf = (name: string, bytes: Uint8Array): DataSource => ({
  name,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
