import { named } from '@s4nn/core';
import { checkOutput, replaceFile, writeOrExplain } from '@s4nn/files';
import type { Trials } from '@s4nn/log';
import { trialRow, trialTable } from '@s4nn/log';
import { readSweep } from './read-sweep.js';

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
 * @throws InputError when there is no log, or none that can be read, or when the file cannot be written.
 */
export async function exportSweep(sweep: string, format: ExportFormat, output?: string): Promise<string> {
  if (output !== undefined) checkOutput(output);
  const text = formats[format](await readSweep(sweep));
  if (output !== undefined) writeOrExplain(output, () => replaceFile(output, text));
  return text;
}
