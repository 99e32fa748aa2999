import { type DataDescription, InputError } from '@s4nn/core';
import { dataDifferences, type SweepLog, studyAttributes } from '@s4nn/log';

/** Whether the samples at hand are those of a log; `unknown`: the log does not say, as those of earlier versions. */
export type SameData = 'same' | 'unknown';

/**
 * Checks that the samples at hand are those that a log was written for.
 * @throws InputError with what differs.
 */
export function requireSameData(data: DataDescription, file: string, { study }: SweepLog): SameData {
  const recorded = studyAttributes.data.in(study.attributes);
  if (!recorded) return 'unknown';
  const differences = dataDifferences(recorded, data);
  if (differences.length === 0) return 'same';
  throw new InputError(
    [
      `${file} was written for other samples:`,
      ...differences.map((line) => `  ${line}`),
      'Restore the files and the version of the dataset that it was written with, start again with --fresh (deletes the earlier ' +
        'run), or keep both with --name.',
    ].join('\n'),
  );
}
