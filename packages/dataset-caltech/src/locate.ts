import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '@s4nn/core';
import { categoriesFolder, manually } from './caltech101.js';

/**
 * Finds the folder of the categories: at the given path, or else as `caltech101` in the folder that S4NN_DATA names, or
 * in a folder `data` beside the config or above it.
 * @param path relative to `folder`, the folder of the config.
 * @throws InputError with the places looked at and how to get the images.
 */
export function locate(path: string | null, folder: string): string {
  const places = path === null ? usual(folder) : [resolve(folder, path)];
  for (const place of places) {
    const found = [join(place, categoriesFolder), place].find(
      (candidate) => basename(candidate) === categoriesFolder && isFolder(candidate),
    );
    if (found) return found;
  }
  const cure = path === null ? `run \`s4nn data get caltech101\`, or ${manually}` : 'correct option path';
  throw new InputError(`found no folder ${categoriesFolder} in ${places.join(', ')}; ${cure}`);
}

function usual(folder: string): string[] {
  const places: string[] = [];
  const { S4NN_DATA: data } = process.env;
  if (data) places.push(resolve(data, 'caltech101'));
  for (let above = resolve(folder); ; above = dirname(above)) {
    places.push(join(above, 'data', 'caltech101'));
    if (dirname(above) === above) return places;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
