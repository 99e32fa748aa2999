import { join } from 'node:path';
import { fewText, InputError } from '@s4nn/core';
import { composed, contentsOf } from '@s4nn/images';
import { partIn } from './part-names.js';

/** As many folders, all of images, are classes; one of them may be called "train", of vehicles. */
const someClasses = 5;

/** As many names are given in full. */
const mostNamed = 20;

/**
 * Refuses a part without its counterpart, as train beside unlabelled, which would both become classes.
 * @throws InputError that says how to go on in either case.
 */
export function checkLonePart(folder: string, folders: readonly string[]): void {
  const parts = folders.filter((name) => partIn(name) !== null);
  const [lone] = parts;
  if (lone === undefined || folders.length < 2 || areClasses(folder, folders)) return;
  const others = folders.filter((name) => !parts.includes(name));
  const look = parts.length === 1 ? 'looks like a part of a dataset' : 'look like one part of a dataset';
  const beside = others.length > 0 ? `, beside ${some(others, 3)}` : '';
  const within = join(folder, lone);
  const inside = contentsOf(within).folders.length > 1 ? `did you mean ${within}? If not, and` : 'if';
  throw new InputError(
    `${folder}: found ${some(parts, 3)}, which ${look}${beside}, but no other part, expected one folder for each class, or train and test with such folders; ${inside} all of them are classes, name them in the option classes: ${optionOf(folders)}`,
  );
}

/** Says which classes are called like parts. */
export function lonePartNotes(classes: readonly string[]): string[] {
  const parts = classes.filter((name) => partIn(name) !== null);
  if (parts.length === 0) return [];
  const which =
    parts.length === 1
      ? `the folder ${parts[0]} is a class, though it is`
      : `the folders ${some(parts, 3)} are classes, though they are`;
  return [`${which} called like a part of a dataset; the option classes names those to read`];
}

function areClasses(folder: string, folders: readonly string[]): boolean {
  if (folders.length < someClasses) return false;
  return folders.every((name) => {
    const { folders: below, files } = contentsOf(join(folder, name));
    return below.length === 0 && files.length > 0;
  });
}

const some = (names: readonly string[], most: number): string =>
  names.slice(0, most).join(', ') + (names.length > most ? ` and ${names.length - most} more` : '');

const optionOf = (names: readonly string[]): string =>
  `[${fewText(
    names.map((name) => JSON.stringify(composed(name))),
    mostNamed,
  )}]`;
