import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { composed, contentsOf } from '@s4nn/images';
import { checkLonePart } from './lone-part.js';
import { checkClassNames, type Part, partNamed } from './part-names.js';

/** The folders of a dataset that has been split already. */
export interface Parts {
  readonly train: string;
  /** Its images belong to the training samples; null where there is none, or where it is the test. */
  readonly validation: string | null;
  readonly test: string;
  /** How many files lie beside them. */
  readonly passedOver: number;
  /** What people should know of the choice: a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Finds folders train, test and val, or their like, in any case.
 * @param wanted the classes that are asked for: if they are in the folder itself, it has no parts.
 * @returns null where the folder holds classes.
 * @throws InputError for two folders of one part, and for folders that look like parts by other names.
 */
export function partsOf(folder: string, wanted: readonly string[] | null): Parts | null {
  const { folders, files } = contentsOf(folder);
  const known = new Set(folders.map(composed));
  if (wanted?.every((name) => known.has(composed(name)))) return null;
  const found = new Map<Part, string>();
  for (const name of folders) {
    const part = partNamed(name);
    if (part === undefined) continue;
    const other = found.get(part);
    if (other !== undefined) {
      throw new InputError(`${folder}: found both ${other} and ${name}, expected one of them; rename one`);
    }
    found.set(part, name);
  }
  const [train, validation, test] = [found.get('train'), found.get('validation'), found.get('test')];
  if (train === undefined || (validation ?? test) === undefined) {
    if (wanted === null) {
      checkClassNames(folder, folders);
      checkLonePart(folder, folders);
    }
    return null;
  }
  const others = folders.filter((name) => ![train, validation, test].includes(name));
  const parts = {
    train: join(folder, train),
    validation: validation !== undefined && test !== undefined ? join(folder, validation) : null,
    test: join(folder, (test ?? validation)!),
    passedOver: files.length,
    notes: notesOf(validation, test, others, files),
  };
  checkApart([parts.train, parts.validation, parts.test]);
  checkTest(parts);
  return parts;
}

function notesOf(
  validation: string | undefined,
  test: string | undefined,
  others: readonly string[],
  files: readonly string[],
): string[] {
  const notes: string[] = [];
  if (validation !== undefined) {
    notes.push(
      test === undefined
        ? `${validation} is the test, as there is no folder test`
        : `the images of ${validation} belong to the training samples, of which /training/validation holds some back; move the folder away to leave them out`,
    );
  }
  const beside = [...others.map((name) => `${name}/`), ...files];
  if (beside.length > 0) {
    const more = beside.length > 5 ? ` and ${beside.length - 5} more` : '';
    notes.push(
      `passed over what lies beside the folders of the split: ${beside.slice(0, 5).join(', ')}${more}`,
    );
  }
  return notes;
}

/** The same images to learn from and to test on say nothing. */
function checkApart(folders: readonly (string | null)[]): void {
  const known = new Map<string, string>();
  for (const folder of folders) {
    if (folder === null) continue;
    const other = known.get(realpathSync(folder));
    if (other !== undefined) {
      throw new InputError(`${folder}: found a link to ${other}, expected other images; remove the link`);
    }
    known.set(realpathSync(folder), folder);
  }
}

/** Competitions publish test images without labels. */
function checkTest({ test, train }: Parts): void {
  const { folders, files } = contentsOf(test);
  // Without folders of classes in either, how to make those of train comes first.
  if (folders.length > 0 || files.length === 0 || contentsOf(train).folders.length === 0) return;
  throw new InputError(
    `${test}: found files (${files.length}) and no folders, expected one folder for each class; if they have no labels, name ${train} in the option folder, and a share of each class is held back for the test`,
  );
}
