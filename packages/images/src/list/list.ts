import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import type { BadFile } from '../bad-files.js';
import { composed, endingsText, listed } from '../names.js';
import { realFolder } from './entries.js';
import { type Folders, findFolders } from './folders.js';
import { listingNotes } from './listing-notes.js';
import { cureOf, kindsText, sum } from './passed-over.js';
import { checkLevels } from './structure.js';
import { type ClassFiles, walkClass } from './walk.js';
import { checkWrapped } from './wrapped.js';

/** The images of some classes, before they are decoded. */
export interface Classes {
  /** The folder that holds the folders of the classes. */
  readonly folder: string;
  /** The images of each class, as paths from that folder with slashes, in order of their names. */
  readonly images: ReadonlyMap<string, readonly string[]>;
  /** What has the name of an image but is none that can be opened. */
  readonly bad: readonly BadFile[];
  /** How many files were passed over. */
  readonly passedOver: number;
  /** What was passed over, and why: a sentence each. */
  readonly notes: readonly string[];
}

/** How a folder is listed. */
export interface ListOptions {
  /** Whether folders in the folder of a class are read, too; true by default. */
  readonly nested?: boolean;
}

/**
 * Lists the images in a folder with one folder for each class. Names are compared, sorted and given as composed text (NFC).
 * @param wanted the classes to list, in this order; null for all, in order of their names as text.
 * @throws InputError for fewer than two classes, a missing class, a class without images, and folders that look like something
 * else than classes.
 */
export function listClasses(
  folder: string,
  wanted: readonly string[] | null,
  { nested = true }: ListOptions = {},
): Classes {
  const found = findFolders(folder, wanted);
  const taken = checkApart(folder, found);
  const classes = new Map<string, ClassFiles>();
  for (const [name, own] of found.classes) classes.set(name, walkClass(folder, own, nested, taken));
  if (wanted === null && nested) checkLevels(folder, classes);
  if (wanted === null) checkWrapped(folder, found, classes);
  checkFilled(folder, found, classes);
  const all = [...classes.values()];
  const below = nested ? 0 : all.reduce((count, files) => count + files.below, 0);
  return {
    folder,
    images: new Map([...classes].map(([name, { images }]) => [name, images])),
    bad: all.flatMap(({ bad }) => bad),
    passedOver: all.reduce((count, { passedOver }) => count + sum(passedOver), below + found.files.length),
    notes: listingNotes(found, classes, nested),
  };
}

/** Two links to one folder would be two classes of the same images. Returns the folders themselves. */
function checkApart(folder: string, { classes }: Folders): string[] {
  const known = new Map([[realFolder(folder), 'all']]);
  for (const [name, own] of classes) {
    const real = realFolder(join(folder, own));
    const other = known.get(real);
    if (other !== undefined) {
      throw new InputError(
        `${folder}/${name}: found a link to the folder of class ${other}, expected another one; remove the link`,
      );
    }
    known.set(real, name);
  }
  return [...known.keys()];
}

function checkFilled(folder: string, found: Folders, classes: ReadonlyMap<string, ClassFiles>): void {
  const empty = [...classes].filter(([, { images, bad }]) => images.length + bad.length === 0);
  if (empty.length === 0) return;
  const [name, { passedOver, below, folders }] = empty[0]!;
  const others = passedOver.size > 0 ? `no images but ${kindsText(passedOver)}` : 'no images';
  const nested =
    below > 0 ? `; ${below} are in folders in it (${listed(folders, 5)}): set "nested": true` : '';
  const cure =
    passedOver.size > 0 ? `; ${cureOf(passedOver) || 'name the folders to read in the option classes'}` : '';
  const more = empty.length > 1 ? ` (and so in ${empty.length - 1} more of ${classes.size} folders)` : '';
  throw new InputError(
    `${folder}/${composed(found.classes.get(name)!)}: found ${others}${more}, expected files that end in one of ${endingsText}${nested || cure}`,
  );
}
