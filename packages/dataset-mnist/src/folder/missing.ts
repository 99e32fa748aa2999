import { InputError, nearest } from '@s4nn/core';
import type { Entry } from './entries.js';
import { namesOf, namesText, type Wanted, wantedFiles } from './names.js';

/** How many names an error lists. */
const listed = 10;

/** A name that IDX files have in any dataset: its prefix, and the rest. */
const prefixed = /^(.+?)[-_.](train|t10k|test)[-_.](images|labels)[-_.]idx\d/i;

/** That a folder lacks a file: what it holds, and what looks like that file. */
export function missing(
  folder: string,
  entries: readonly Entry[],
  wanted: Wanted,
  prefix: string,
): InputError {
  const found = `found no ${wanted.stems.join(' or ')} file among ${listText(entries)}`;
  const expected = `expected ${namesText(wanted)}`;
  return new InputError(`${folder}: ${found}, ${expected}; ${cureOf(entries, wanted, prefix)}`);
}

function listText(entries: readonly Entry[]): string {
  const suffix = { file: '', folder: '/', nothing: ' (a link to nothing)' };
  const names = entries.slice(0, listed).map(({ name, kind }) => `${name}${suffix[kind]}`);
  const more = entries.length > listed ? [...names, '…'] : names;
  const count = entries.length === 1 ? '1 entry' : `${entries.length} entries`;
  return names.length === 0 ? count : `${count} (${more.join(', ')})`;
}

function cureOf(entries: readonly Entry[], wanted: Wanted, prefix: string): string {
  const { train, test } = wantedFiles(prefix);
  const proper = new Set(
    [train.images, train.labels, test.images, test.labels].flatMap(({ stems, content }) =>
      stems.flatMap((stem) => namesOf(stem, content)),
    ),
  );
  const files = entries.flatMap(({ name, kind }) => (kind === 'file' && !proper.has(name) ? [name] : []));
  const prefixes = [...new Set(files.flatMap((name) => prefixed.exec(name)?.[1] ?? []))];
  if (prefixes.length > 0) return `give option prefix ${prefixes.map((found) => `"${found}"`).join(' or ')}`;
  const near = wanted.stems
    .map((stem) => nearest(namesOf(stem, wanted.content)[0]!, files))
    .find((name) => name !== undefined);
  if (near !== undefined) return `if ${near} is that file, rename it`;
  return prefix === '' ? 'put it there or correct option folder' : 'put it there or correct option prefix';
}
