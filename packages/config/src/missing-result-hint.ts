import { readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { nearest } from '@s4nn/core';
import { configsNamed } from './configs-named.js';

/** How to make a file of results that is missing, for the end of a message; nothing for any other file. */
export function missingResultHint(file: string): string {
  const parts = resolve(file).split(sep);
  const results = parts.lastIndexOf('results');
  const name = parts[results + 1];
  if (results === -1 || name === undefined || results + 2 >= parts.length) return '';
  const project = parts.slice(0, results).join(sep);
  const beside = filesIn(dirname(resolve(file)));
  const meant = nearest(basename(file), beside);
  if (meant !== undefined) return `; did you mean ${join(dirname(file), meant)}?`;
  const [config] = configsNamed(project, name);
  return config === undefined
    ? `; run the sweep ${name} first`
    : `; run \`s4nn sweep ${relative('.', config)}\` first`;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
