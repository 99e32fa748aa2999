import { dirname, relative, resolve, sep } from 'node:path';
import type { Config } from './config.js';
import { jsonIn } from './json-in.js';
import { nameOf } from './name.js';

/**
 * Other files of the same folder `configs` whose sweeps get the same name as a config's, as `a/b.json` and `a-b.json` do: paths
 * from the working directory. None for a config that gives its name itself, or is outside such a folder.
 */
export function namesakes({ name, json, source }: Config): string[] {
  const file = resolve(source.file);
  const folders = dirname(file).split(sep);
  const at = folders.lastIndexOf('configs');
  if (json.name !== undefined || at === -1) return [];
  const others = jsonIn(folders.slice(0, at + 1).join(sep)).filter((other) => other !== file);
  return others.filter((other) => nameOf(other) === name).map((other) => relative('.', other));
}
