import { basename, dirname, join, sep } from 'node:path';
import type { Config } from '@s4nn/config';

/** The paths of a sweep's log, lock, live file, results and checkpoints. */
export interface Folders {
  readonly journal: string;
  /** Names the process that runs the sweep; exists only while one does. */
  readonly lock: string;
  /** Tells what the running sweep does now; exists only while one runs, from its first second on. */
  readonly live: string;
  readonly results: string;
  /** What running trainings need to resume; removed when the sweep is done. */
  readonly checkpoints: string;
}

/**
 * The paths of a config's sweep. `sweeps/` and `results/` are next to the `configs/` folder that holds the config; for a config
 * outside such a folder, they are in the working directory.
 */
export function foldersOf({ folder, name }: Config): Folders {
  return foldersIn(projectOf(folder), name);
}

/** The paths of a sweep in a project. */
export const foldersIn = (project: string, name: string): Folders => ({
  journal: join(project, 'sweeps', name + journalSuffix),
  lock: join(project, 'sweeps', `${name}.lock`),
  live: join(project, 'sweeps', `${name}.live.json`),
  results: join(project, 'results', name),
  checkpoints: join(project, 'sweeps', `${name}.checkpoints`),
});

/** The end of the file names of logs. */
export const journalSuffix = '.journal.log';

function projectOf(folder: string): string {
  if (!folder.split(sep).includes('configs')) return process.cwd();
  let configs = folder;
  while (basename(configs) !== 'configs') configs = dirname(configs);
  return dirname(configs);
}
