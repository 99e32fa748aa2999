import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { pathHint, readErrorText, shownPath } from '@s4nn/files';

/** Something in a folder. */
export interface Entry {
  readonly name: string;
  /** What it is, links followed; `nothing` is a link that leads nowhere. */
  readonly kind: 'file' | 'folder' | 'nothing';
}

/**
 * What a folder holds, by name, without hidden entries and what macOS adds to archives.
 * @throws InputError naming the folder if it cannot be read.
 */
export function entriesOf(folder: string): readonly Entry[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && name !== '__MACOSX')
      .map((entry) => ({
        name: entry.name,
        kind: entry.isFile() ? ('file' as const) : kindOf(join(folder, entry.name)),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const found = readErrorText(error);
    const hint = found === 'no such file' ? pathHint(folder) : '';
    throw new InputError(
      `${shownPath(folder)}: found ${found}, expected a folder of IDX files, or an .npz file${hint}`,
    );
  }
}

/** What a path leads to; `nothing` if it leads nowhere. */
export function kindOf(path: string): Entry['kind'] {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return 'nothing';
    return found.isDirectory() ? 'folder' : 'file';
  } catch {
    return 'nothing';
  }
}
