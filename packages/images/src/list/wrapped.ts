import { dirname, join } from 'node:path';
import { InputError } from '@s4nn/core';
import { composed, isImage, listed } from '../names.js';
import type { Folders } from './folders.js';
import { inside } from './structure.js';
import type { ClassFiles } from './walk.js';

/** As many names are given in full. */
const mostNamed = 20;

/**
 * Refuses a class without images of its own whose images lie in several folders below, as dataset/a and dataset/b beside docs.
 * @throws InputError that says how to go on in either case.
 */
export function checkWrapped(folder: string, found: Folders, classes: ReadonlyMap<string, ClassFiles>): void {
  for (const [name, own] of classes) {
    const path = found.classes.get(name)!;
    const below = foldersOf(path, own).map(composed);
    if (below.length < 2) continue;
    const others = [...classes.keys()].filter((other) => other !== name);
    const within = inside(join(folder, path));
    const mean = within === null ? 'if' : `did you mean ${within}? If not, and`;
    const all = [...classes.keys()].slice(0, mostNamed).map((one) => JSON.stringify(one));
    const option = [...all, ...(classes.size > mostNamed ? ['…'] : [])].join(', ');
    throw new InputError(
      `${folder}: found images in folders below ${name} (${listed(below, 3)}) and none in ${name} itself, beside ${listed(others, 3)}, expected one folder for each class, with its images; ${mean} ${name} is one class, name all of them in the option classes: [${option}]`,
    );
  }
}

/** The folders that hold images, where the folder of the class itself holds none, as paths from that of the classes. */
function foldersOf(path: string, { images, bad, folders }: ClassFiles): string[] {
  const files = images.length > 0 ? images : bad.map(({ name }) => name).filter(isImage);
  if (files.length === 0) return folders.map((name) => `${path}/${name}`);
  const found = new Set(files.map((file) => dirname(file)));
  return found.has(path) ? [] : [...found];
}
