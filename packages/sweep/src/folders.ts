import { basename, dirname, join, sep } from 'node:path';
import type { Config } from '@s4nn/config';

/** Where a sweep's log, results and checkpoints lie. */
export interface Folders {
  readonly journal: string;
  /** Names the process that runs the sweep; there while one does. */
  readonly lock: string;
  readonly results: string;
  /** What running trainings need to go on; gone when the sweep is done. */
  readonly checkpoints: string;
}

/**
 * `sweeps/` and `results/` stand beside the `configs/` folder that holds the config; for a config outside such a
 * folder, in the working directory.
 */
export function foldersOf({ folder, name }: Config): Folders {
  return foldersIn(projectOf(folder), name);
}

/** Where the log and the results of a sweep lie in a project. */
export const foldersIn = (project: string, name: string): Folders => ({
  journal: join(project, 'sweeps', name + journalSuffix),
  lock: join(project, 'sweeps', `${name}.lock`),
  results: join(project, 'results', name),
  checkpoints: join(project, 'sweeps', `${name}.checkpoints`),
});

/** How the names of logs end. */
export const journalSuffix = '.journal.log';

function projectOf(folder: string): string {
  if (!folder.split(sep).includes('configs')) return process.cwd();
  let configs = folder;
  while (basename(configs) !== 'configs') configs = dirname(configs);
  return dirname(configs);
}
