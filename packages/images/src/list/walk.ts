import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type BadFile, unread } from '../bad-files.js';
import { byName, endingOf, isImage, isSystemFolder } from '../names.js';
import { type Entry, entriesOf, folderErrorText, readEntries } from './entries.js';
import { add, kindOf, type PassedOver } from './passed-over.js';

/** What lies in the folder of a class, and in the folders below it. */
export interface ClassFiles {
  /** The images, as paths from the folder of the classes, with slashes. */
  readonly images: readonly string[];
  readonly bad: readonly BadFile[];
  readonly passedOver: PassedOver;
  /** The folders in it that hold images, at any depth. */
  readonly folders: readonly string[];
  /** How many images lie in those; they are among the images only if folders below are read, too. */
  readonly below: number;
  /** Folders that a system or an archiver left. */
  readonly left: readonly string[];
}

/**
 * Finds the images of a class.
 * @param nested whether folders in its folder are read, too, and those in them.
 * @param taken folders that links may not lead to, without links: those of the classes.
 * @throws InputError for a folder of the class that cannot be listed.
 */
export function walkClass(
  folder: string,
  name: string,
  nested: boolean,
  taken: readonly string[],
): ClassFiles {
  const images: string[] = [];
  const bad: BadFile[] = [];
  const left: string[] = [];
  const folders = new Set<string>();
  const passedOver: PassedOver = new Map();
  let below = 0;
  const entries = entriesOf(join(folder, name));
  const seen = new Set(taken);

  const refuse = (path: string, why: Pick<BadFile, 'reason' | 'cure'>): void => {
    // What is not read anyway need not be readable.
    if (nested) bad.push({ name: path, ...why });
  };
  const visit = (path: string, top: string | null, entries: readonly Entry[]): void => {
    for (const { name: own, kind, reason } of entries) {
      const at = `${path}/${own}`;
      if (kind === 'folder') enter(at, top ?? own, own);
      else if (!isImage(own) && (kind === 'file' || endingOf(own) !== '')) {
        add(passedOver, kind === 'file' ? kindOf(join(folder, at)) : `${endingOf(own)} (${reason})`);
      } else if (top !== null && !nested) count(top);
      else if (kind === 'unreadable') bad.push({ name: at, reason: reason! });
      else {
        images.push(at);
        if (top !== null) count(top);
      }
    }
  };
  const count = (top: string): void => {
    below++;
    folders.add(top);
  };
  const enter = (path: string, top: string, own: string): void => {
    if (isSystemFolder(own)) {
      left.push(path);
      return;
    }
    try {
      const real = realpathSync(join(folder, path));
      if (seen.has(real)) {
        refuse(path, { reason: 'a link to a folder that is read already', cure: 'remove the link' });
        return;
      }
      seen.add(real);
      visit(path, top, readEntries(real));
    } catch (error) {
      refuse(path, unread(folderErrorText(error)));
    }
  };
  visit(name, null, entries);
  const sorted = byName(images, (image) => image);
  return { images: sorted, bad, passedOver, folders: [...folders], below, left };
}
