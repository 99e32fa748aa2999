import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '@s4nn/core';
import { named } from './metrics.js';
import { readSweep } from './read-sweep.js';
import { replaceFile } from './replace-file.js';
import { trialRow } from './trial-row.js';
import { trialTable } from './trial-table.js';
import type { Trials } from './trials-in.js';

/** The form of an export: `csv`, a line a trial; `jsonl`, a JSON object a line, also with the trial's curve. */
export type ExportFormat = 'csv' | 'jsonl';

const formats: Readonly<Record<ExportFormat, (trials: Trials) => string>> = {
  csv: trialTable,
  jsonl: ({ trials, objectives }) =>
    trials
      .map((trial) => {
        const row = trialRow(trial);
        const values = row.values && named(objectives, row.values);
        return `${JSON.stringify({ ...row, values, curve: trial.curve })}\n`;
      })
      .join(''),
};

/**
 * All trials of a sweep, which may still run, as text: parameters and values with all digits, states, epochs, seconds,
 * reasons of failures.
 * @param sweep its name, whose log lies in `sweeps/` of the working directory, or its config.
 * @param output a file to write it to as well, whole or not at all.
 * @throws InputError when there is no log, or none that can be read, or no file can be where it is to be written; the
 * system's error when it cannot be written.
 */
export async function exportSweep(sweep: string, format: ExportFormat, output?: string): Promise<string> {
  if (output !== undefined) checkFile(output);
  const text = formats[format](await readSweep(sweep));
  if (output !== undefined) replaceFile(resolve(output), text);
  return text;
}

/** A folder cannot be replaced, and a device or a link must not. */
function checkFile(output: string): void {
  const there = lstatSync(output, { throwIfNoEntry: false });
  if (!there || there.isFile()) return;
  const found = there.isDirectory() ? 'a folder' : 'what is no plain file';
  throw new InputError(`${output}: found ${found}, expected a file to replace or none yet.`);
}
