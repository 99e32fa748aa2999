import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { type Entry, entriesOf } from './entries.js';
import { findFiles } from './find-files.js';
import { wantedFiles } from './names.js';

/** A folder that holds IDX files. */
export interface Place {
  readonly folder: string;
  /** Its path from the folder that was named, with a slash at its end; empty for that folder itself. */
  readonly below: string;
  readonly entries: readonly Entry[];
}

/** How many folders an error lists. */
const listed = 10;

/** Whether a folder holds any of the files that make a dataset. */
export function holdsIdx(folder: string, entries: readonly Entry[], prefix: string): boolean {
  const { train, test } = wantedFiles(prefix);
  return [train.images, train.labels, test.images, test.labels].some(({ stems, content }) =>
    stems.some((stem) => findFiles(folder, entries, stem, content).length > 0),
  );
}

/**
 * Looks for IDX files one folder further down, else two, where torchvision (MNIST/raw) and archives put them.
 * @returns null if there are none.
 * @throws InputError if there are some in several folders.
 */
export function locateBelow(folder: string, entries: readonly Entry[], prefix: string): Place | null {
  const isFound = (place: Place): boolean => holdsIdx(place.folder, place.entries, prefix);
  const near = foldersIn(folder, '', entries);
  const nearer = near.filter(isFound);
  const found =
    nearer.length > 0
      ? nearer
      : near.flatMap((place) => foldersIn(place.folder, place.below, place.entries)).filter(isFound);
  if (found.length > 1) {
    const names = found.slice(0, listed).map(({ below }) => below.slice(0, -1));
    const places = [...names, ...(found.length > listed ? ['…'] : [])].join(', ');
    const cure = 'name one in option folder, or copy the files of one dataset together';
    throw new InputError(`${folder}: found IDX files in ${places}, expected them in one folder; ${cure}`);
  }
  return found[0] ?? null;
}

function foldersIn(folder: string, below: string, entries: readonly Entry[]): Place[] {
  return entries.flatMap(({ name, kind }) => {
    if (kind !== 'folder') return [];
    const path = join(folder, name);
    try {
      return [{ folder: path, below: `${below}${name}/`, entries: entriesOf(path) }];
    } catch {
      // Nobody named this one, so it may be closed to us.
      return [];
    }
  });
}
