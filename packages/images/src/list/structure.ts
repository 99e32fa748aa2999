import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { composed, counted, isImage, isSystemFolder, listed } from '../names.js';
import { type Entry, entriesOf } from './entries.js';
import { sortingHint } from './sorting-hint.js';
import type { ClassFiles } from './walk.js';

const expected = 'expected at least two folders, one for each class, with its images';

/** The error for a folder that holds fewer than two folders; it says what is there instead and what helps. */
export function tooFewError(folder: string, entries: readonly Entry[]): InputError {
  const [only, images] = [foldersOf(entries), imagesOf(entries)];
  if (only.length === 0) {
    const files = entries.filter(({ kind }) => kind === 'file').map(({ name }) => composed(name));
    const others = files.length > 0 ? `no folders but ${listed(files, 3)}` : 'no folders';
    const found = images.length > 0 ? `${counted(images.length, 'image')} and no folders` : others;
    return new InputError(`${folder}: found ${found}, ${expected}${sortingHint(folder, images)}`);
  }
  const [name] = only;
  const path = join(folder, name!);
  const within = entriesOf(path);
  const own = imagesOf(within);
  const start = `${folder}: found one folder, ${composed(name!)}`;
  if (own.length > 0) {
    const hint = sortingHint(path, own);
    const then = hint && `, and name ${path} in the option folder`;
    return new InputError(`${start}, with ${counted(own.length, 'image')}, ${expected}${hint}${then}`);
  }
  const deeper = inside(path);
  if (deeper === null) return new InputError(`${start}, ${expected}`);
  const names = listed(foldersOf(within).map(composed), 5);
  return new InputError(
    `${start}, that holds folders, not images (${names}), ${expected}; did you mean ${deeper}?`,
  );
}

/** The folder itself or the first one below it that holds several folders, if there are no images on the way; or else null. */
export function inside(folder: string): string | null {
  // As deep as archives are wrapped; links may lead in a circle.
  let path = folder;
  for (let depth = 0; depth < 5; depth++) {
    const entries = entriesOf(path);
    const folders = foldersOf(entries);
    if (folders.length > 1) return path;
    if (folders.length === 0 || imagesOf(entries).length > 0) return null;
    path = join(path, folders[0]!);
  }
  return null;
}

/**
 * Refuses folders without images of their own that all hold the same folders: those may be the classes.
 * @throws InputError that says how to go on in either case.
 */
export function checkLevels(folder: string, classes: ReadonlyMap<string, ClassFiles>): void {
  const files = [...classes.values()];
  const [first] = files;
  const same = (one: ClassFiles): boolean =>
    one.below === one.images.length && one.folders.join('/') === first!.folders.join('/');
  if (first!.folders.length < 2 || !files.every(same)) return;
  const names = listed([...classes.keys()], 5);
  throw new InputError(
    `${folder}: found folders (${names}) that all hold the same folders (${listed(first!.folders, 5)}) and no images, expected one folder for each class, or train and test with such folders; ` +
      `rename them, or name one of them in the option folder; if ${names} are the classes, name them in the option classes`,
  );
}

const foldersOf = (entries: readonly Entry[]): string[] =>
  entries.filter(({ name, kind }) => kind === 'folder' && !isSystemFolder(name)).map(({ name }) => name);

const imagesOf = (entries: readonly Entry[]): string[] =>
  entries.filter(({ name, kind }) => kind === 'file' && isImage(name)).map(({ name }) => name);
