import { readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { InputError } from '@s4nn/core';

/** The image files of each class, absolute, in order of their names; classes likewise. */
export type Classes = ReadonlyMap<string, readonly string[]>;

const extensions = ['.avif', '.gif', '.jpeg', '.jpg', '.png', '.svg', '.tif', '.tiff', '.webp'];

/**
 * Lists a folder with one folder per class; skips other files and hidden folders.
 * @param wanted the classes to list, in this order; null for all.
 * @throws InputError for a folder without classes, a missing class, and a class without images.
 */
export function listClasses(folder: string, wanted: readonly string[] | null): Classes {
  const there = foldersIn(folder);
  if (there.length === 0) {
    throw new InputError(`${folder}: found no folders, expected one for each class, with its images`);
  }
  for (const name of wanted ?? []) {
    if (!there.includes(name)) {
      throw new InputError(`${folder}: found no folder ${name}, expected one of ${there.join(', ')}`);
    }
  }
  return new Map((wanted ?? there).map((name) => [name, imagesIn(join(folder, name))]));
}

/** The names of the folders in a folder, including links to folders; skips hidden ones. */
const foldersIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter(
      (name) =>
        !name.startsWith('.') && statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory(),
    )
    .sort();

function imagesIn(folder: string): string[] {
  const files = readdirSync(folder)
    .filter((name) => !name.startsWith('.') && extensions.includes(extname(name).toLowerCase()))
    .sort();
  if (files.length === 0) {
    throw new InputError(
      `${folder}: found no images, expected files that end in one of ${extensions.join(', ')}`,
    );
  }
  return files.map((name) => join(folder, name));
}
