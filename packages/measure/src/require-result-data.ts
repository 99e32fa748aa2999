import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type DataDescription, InputError, parseJsonText } from '@s4nn/core';
import { dataDifferences, type Summary } from '@s4nn/log';

/**
 * Checks that the weights of a sweep's result meet the samples that the sweep had. Weights that lie elsewhere, or among results of
 * versions that did not record their samples, pass.
 * @throws InputError with what differs.
 */
export function requireResultData(data: DataDescription, files: readonly string[]): void {
  for (const folder of new Set(files.map(resultFolderOf))) {
    const recorded = summaryIn(folder)?.data;
    const differences = recorded ? dataDifferences(recorded, data) : [];
    if (differences.length === 0) continue;
    throw new InputError(
      [
        `${join(folder, 'summary.json')}: found weights of a sweep on other samples, expected those of the config:`,
        ...differences.map((line) => `  ${line}`),
        `Restore the files and options of the dataset. To try the weights on these samples, copy them out of ${folder}.`,
      ].join('\n'),
    );
  }
}

/**
 * The results among whose weights some files are, that do not say which samples their sweep had, as those of earlier versions.
 * @returns their folders.
 */
export const resultsWithoutData = (files: readonly string[]): readonly string[] =>
  [...new Set(files.map(resultFolderOf))].filter((folder) => {
    const summary = summaryIn(folder);
    return summary?.test !== undefined && summary.data === undefined;
  });

/** Weights of trials lie one folder deeper. */
function resultFolderOf(file: string): string {
  const folder = dirname(file);
  return basename(folder) === 'trials' ? dirname(folder) : folder;
}

function summaryIn(folder: string): Partial<Summary> | null {
  const file = join(folder, 'summary.json');
  if (!existsSync(file)) return null;
  try {
    const summary: unknown = parseJsonText(readFileSync(file, 'utf8'), file);
    return typeof summary === 'object' ? summary : null;
  } catch {
    // Not ours, or cut off: it says nothing about the samples.
    return null;
  }
}
