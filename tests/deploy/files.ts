import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { root } from '../process.js';

/** The text of a file of the repository. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What the documents of a YAML file say. */
export function documentsIn(path: string): unknown[] {
  return parseAllDocuments(read(path)).map((document) => {
    for (const error of [...document.errors, ...document.warnings]) throw error;
    return document.toJS() as unknown;
  });
}

/** The instructions of a Dockerfile, in order; a line that ends with a backslash goes on in the next one. */
export const instructionsIn = (path: string): (readonly [string, string])[] =>
  read(path)
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]);

/** What the lines `NAME=VALUE` of a file say, such as those of a systemd unit. */
export const settingsIn = (path: string): Record<string, string> =>
  Object.fromEntries([...read(path).matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));

/** The blocks of code in a part of a document. */
export function blocksIn(path: string, heading: string): string[] {
  const part = read(path)
    .split(/^## /m)
    .find((each) => each.startsWith(`${heading}\n`));
  return [...part!.matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, code]) => code!);
}

/** A text of a Compose file with the values of variables in place of their names. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\$\$|\$\{(\w+)(?::([-?])([^}]*))?\}/g, (found, name, kind, other) => {
    if (found === '$$') return '$';
    const value = values[name] ?? (kind === '-' ? other : undefined);
    if (value === undefined) throw new Error(`${name} has no value`);
    return value;
  });
