import { resolve } from 'node:path';
import type { Problem } from './source.js';

/** What the name of a sweep may be: letters and digits of any script, and within it dots, dashes and underscores. */
export const namePattern = '^[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*$';

/**
 * A name of a sweep in the one form in which files have it: an é typed as two characters is the same as one; null for a text that
 * is no name.
 */
export const nameIn = (text: string): string | null =>
  new RegExp(namePattern, 'u').test(text) ? text.normalize('NFC') : null;

/**
 * Name of a sweep: the path of its config below a folder `configs` with dashes, without extension; the file's name alone
 * where there is no such folder. Null if nothing of it can be in a name.
 */
export function nameOf(file: string): string | null {
  const parts = resolve(file).split(/[\\/]/);
  const below = parts.slice(parts.lastIndexOf('configs', -2) + 1);
  const path = parts.slice(0, -1).includes('configs') ? below : parts.slice(-1);
  const name = path
    .join('-')
    .replace(/\.jsonc?$/, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  return nameIn(name);
}

/** Bytes of UTF-8 in a name. Names of files have 255, of which endings and what stands in them while they are written need some. */
const mostBytes = 200;

const unnamed =
  'found a file name without letters and digits, expected one that can name the sweep; rename the file, or give it a "name" or --name';

/** What is wrong with the name of a config's sweep: with the one that it says, or with that of its file. */
export function nameProblems(file: string, said: unknown): Problem[] {
  const isOwn = said === undefined;
  const name = isOwn ? nameOf(file) : String(said);
  if (name === null) return [{ pointer: '', message: unnamed }];
  const bytes = new TextEncoder().encode(name).length;
  if (bytes <= mostBytes) return [];
  const cure = isOwn
    ? ': the sweep is named after its file; rename the file, or give it a "name" or --name'
    : '';
  return [
    {
      pointer: isOwn ? '' : '/name',
      message: `found a name of ${bytes} bytes, expected at most ${mostBytes}${cure}`,
    },
  ];
}
