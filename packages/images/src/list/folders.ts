import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { composed, isSystemFolder, listed } from '../names.js';
import { type Entry, entriesOf } from './entries.js';
import { inside, tooFewError } from './structure.js';

/** What lies in a folder of classes. */
export interface Folders {
  /** The folder's name of each class, by the name of the class. */
  readonly classes: ReadonlyMap<string, string>;
  /** Files beside the folders. */
  readonly files: readonly string[];
  /** Folders that a system or an archiver left. */
  readonly left: readonly string[];
}

/**
 * Finds the folders of the classes.
 * @throws InputError for fewer than two, for a missing one, for two of one name, and for links to nothing.
 */
export function findFolders(folder: string, wanted: readonly string[] | null): Folders {
  const entries = entriesOf(folder);
  const there = byComposedName(folder, entries);
  const names = wanted?.map(composed) ?? [...there.keys()];
  if (wanted !== null) checkWanted(folder, names, there);
  if (names.length < 2) throw tooFewError(folder, entries);
  if (wanted === null) checkLinks(folder, entries);
  return {
    classes: new Map(names.map((name) => [name, there.get(name)!])),
    files: entries.filter(({ kind }) => kind === 'file').map(({ name }) => name),
    left: entries
      .filter(({ kind, name }) => kind === 'folder' && isSystemFolder(name))
      .map(({ name }) => name),
  };
}

function byComposedName(folder: string, entries: readonly Entry[]): Map<string, string> {
  const there = new Map<string, string>();
  for (const { name, kind } of entries) {
    if (kind !== 'folder' || isSystemFolder(name)) continue;
    if (there.has(composed(name))) {
      throw new InputError(
        `${folder}: found two folders ${composed(name)}, whose names differ in how accents are written (NFC, NFD), expected one; move their images into one of them`,
      );
    }
    there.set(composed(name), name);
  }
  return there;
}

function checkWanted(folder: string, names: readonly string[], there: ReadonlyMap<string, string>): void {
  if (names.length < 2 || new Set(names).size < names.length) {
    throw new InputError(
      `${folder}: found the classes ${names.join(', ') || '(none)'} asked for, expected at least two, each once`,
    );
  }
  const missing = names.find((name) => !there.has(name));
  if (missing === undefined) return;
  if (there.size === 0) throw tooFewError(folder, entriesOf(folder));
  const nested = there.size === 1 ? inside(join(folder, [...there.values()][0]!)) : null;
  const cure = nested === null ? '' : `; did you mean ${nested}?`;
  const known = [...there.keys()];
  throw new InputError(`${folder}: found no folder ${missing}, expected one of ${listed(known, 200)}${cure}`);
}

/** A link that leads nowhere may be a class that would be missing in silence. */
function checkLinks(folder: string, entries: readonly Entry[]): void {
  const broken = entries.find(({ kind }) => kind === 'unreadable');
  if (broken) {
    throw new InputError(
      `${folder}/${composed(broken.name)}: found ${broken.reason}, expected a folder of images; correct or remove it, or name the folders to read in the option classes`,
    );
  }
}
