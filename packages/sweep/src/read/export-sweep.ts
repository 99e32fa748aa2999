import { named } from '@s4nn/core';
import { checkOutput, replaceFile, writeOrExplain } from '@s4nn/files';
import { type Trials, trialRow, trialTable } from '@s4nn/log';
import { readSweep } from './read-sweep.js';

/** The format of an export. `csv`: one line per trial. `jsonl`: one JSON object per line, with the trial's curve. */
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
 * Exports all trials of a sweep, which may still run, as text: parameters and values with all digits, states, epochs, seconds
 * and the reasons of failed and pruned trials.
 * @param sweep its name, if its log is in `sweeps/` of the working directory, or its config.
 * @param output a file to write the text to as well, whole or not at all.
 * @throws InputError if there is no log or it cannot be read, or if the file cannot be written.
 */
export async function exportSweep(sweep: string, format: ExportFormat, output?: string): Promise<string> {
  if (output !== undefined) checkOutput(output);
  const text = formats[format](await readSweep(sweep));
  if (output !== undefined) writeOrExplain(output, () => replaceFile(output, text));
  return text;
}
