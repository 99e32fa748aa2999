import { basename, dirname, join, sep } from 'node:path';
import type { Config } from './config/index.js';

/** Where a sweep's log and results lie. */
export interface Folders {
  readonly journal: string;
  readonly results: string;
}

/**
 * `sweeps/` and `results/` stand beside the `configs/` folder that holds the config; for a config outside such a
 * folder, in the working directory.
 */
export function foldersOf({ folder, name }: Config): Folders {
  const root = projectOf(folder);
  return { journal: join(root, 'sweeps', `${name}.journal.log`), results: join(root, 'results', name) };
}

function projectOf(folder: string): string {
  if (!folder.split(sep).includes('configs')) return process.cwd();
  let configs = folder;
  while (basename(configs) !== 'configs') configs = dirname(configs);
  return dirname(configs);
}
