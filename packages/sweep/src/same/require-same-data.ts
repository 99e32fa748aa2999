import { type DataDescription, InputError } from '@s4nn/core';
import { dataDifferences, type SweepLog, studyAttributes } from '@s4nn/log';

/**
 * Checks that the samples at hand are those that a log was written for.
 * @throws InputError with what differs, or if the log does not say.
 */
export function requireSameData(data: DataDescription, file: string, { study }: SweepLog): void {
  const recorded = studyAttributes.data.in(study.attributes);
  if (!recorded) {
    throw new InputError(
      `${file}: found no record of the samples that it was written for, expected one: the log was edited. Restore it, or start ` +
        'again with --fresh (deletes the earlier run).',
    );
  }
  const differences = dataDifferences(recorded, data);
  if (differences.length === 0) return;
  throw new InputError(
    [
      `${file} was written for other samples:`,
      ...differences.map((line) => `  ${line}`),
      'Restore the files and the version of the dataset that it was written with, start again with --fresh (deletes the earlier ' +
        'run), or keep both with --name.',
    ].join('\n'),
  );
}
