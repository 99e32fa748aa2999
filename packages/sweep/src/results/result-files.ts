import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { recordOrExplain } from '@s4nn/files';

/** The name of the report among the results. */
export const reportFile = 'report.html';

/** Everything that a sweep writes into its results folder. */
const resultFiles = [
  'weights.npz',
  'trials',
  'config.json',
  'epochs.csv',
  'trials.csv',
  reportFile,
  'summary.md',
  'summary.json',
] as const;

/** A file in the results folder of a sweep, or in its subfolder `trials`. */
export type ResultFile = (typeof resultFiles)[number] | `trials/${string}`;

/** Whether all results are there; `trials` exists only if weights of trials are kept. */
export const areWhole = (folder: string): boolean =>
  resultFiles.every((file) => file === 'trials' || existsSync(join(folder, file)));

/**
 * Removes the results of a sweep, and their folder if it is then empty.
 * @throws InputError if they cannot be removed.
 */
export const removeResults = (folder: string): void =>
  recordOrExplain(folder, () => {
    for (const file of resultFiles) rmSync(join(folder, file), { recursive: true, force: true });
    if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
  });
