import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { readErrorText } from '@s4nn/files';
import { sniff } from '@s4nn/files/sniff';
import { byName, isHidden, isSystemFolder } from '../names.js';
import { headOf } from './head.js';

/** What lies in a folder, links followed. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'unreadable';
  /** What was found, if it is unreadable: "a link to nothing". */
  readonly reason?: string;
}

/**
 * Lists a folder in order of the names; leaves out what is hidden.
 * @throws InputError for a folder that is none, or that may not be read.
 */
export function entriesOf(folder: string): Entry[] {
  try {
    return readEntries(folder);
  } catch (error) {
    throw new InputError(`${folder}: found ${noFolder(folder, error)}`);
  }
}

/** {@link entriesOf}, with the system's error. */
export function readEntries(folder: string): Entry[] {
  const found = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !isHidden(name));
  return byName(found, ({ name }) => name).map((entry) => {
    // A link may lead to either.
    return entryOf(entry.name, entry.isSymbolicLink() ? followed(join(folder, entry.name)) : entry);
  });
}

/**
 * The names of the folders and files in a folder, in order; without those that are hidden or that a system left.
 * @throws InputError for a folder that cannot be listed.
 */
export function contentsOf(folder: string): { readonly folders: string[]; readonly files: string[] } {
  const entries = entriesOf(folder);
  const named = (of: Entry['kind']): string[] =>
    entries.filter(({ kind, name }) => kind === of && !isSystemFolder(name)).map(({ name }) => name);
  return { folders: named('folder'), files: named('file') };
}

/**
 * A folder's path without links.
 * @throws InputError for a folder that may not be entered.
 */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (error) {
    throw new InputError(`${folder}: found ${noFolder(folder, error)}`);
  }
}

/** Why a folder cannot be listed, as what was found. */
export function folderErrorText(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'no such folder';
  return readErrorText(error).replace('a file that you may', 'a folder that you may');
}

interface Kind {
  isFile(): boolean;
  isDirectory(): boolean;
}

function entryOf(name: string, found: Kind | string): Entry {
  if (typeof found === 'string') return { name, kind: 'unreadable', reason: found };
  if (found.isDirectory()) return { name, kind: 'folder' };
  if (found.isFile()) return { name, kind: 'file' };
  // Reading a pipe would wait for ever.
  return { name, kind: 'unreadable', reason: 'neither a file nor a folder' };
}

function followed(path: string): Kind | string {
  try {
    return statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'a link to nothing' : readErrorText(error);
  }
}

function noFolder(folder: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOTDIR' || !statSync(folder, { throwIfNoEntry: false })?.isFile()) {
    return `${folderErrorText(error)}, expected one that can be listed; correct its name or permissions`;
  }
  const { what = 'a file', cure = 'name a folder' } = sniff(headOf(folder)) ?? {};
  return `${what}, expected a folder with a folder of images for each class; ${cure}`;
}
