import { join } from 'node:path';
import type { Content } from '../idx/header.js';
import { type Entry, entriesOf } from './entries.js';
import { namesOf } from './names.js';

/**
 * The files with names of one stem, relative to the folder, the one to read first. A folder may have such a name, as Kaggle's
 * MNIST has; the files in it come after those beside it.
 */
export function findFiles(
  folder: string,
  entries: readonly Entry[],
  stem: string,
  content: Content,
): readonly string[] {
  const kinds = new Map(entries.map(({ name, kind }) => [name, kind]));
  const names = namesOf(stem, content);
  const beside = names.filter((name) => kinds.get(name) === 'file');
  const inside = names
    .filter((name) => kinds.get(name) === 'folder')
    .flatMap((name) => {
      const held = new Set(
        entriesOf(join(folder, name)).flatMap((entry) => (entry.kind === 'file' ? [entry.name] : [])),
      );
      return names.filter((inner) => held.has(inner)).map((inner) => `${name}/${inner}`);
    });
  return [...beside, ...inside];
}
