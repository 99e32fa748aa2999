import type { EpochReport } from '@s4nn/core';
import { readCheckpoint } from './read-checkpoint.js';

/**
 * The reports of the epochs after `from` that a checkpoint keeps; none if it is damaged, or there is none. Whether it belongs to the
 * training, only the sweep finds out that resumes.
 * @param file the path of the checkpoint.
 * @param from the last epoch in the log.
 */
export const keptReports = (file: string, from: number): readonly EpochReport[] =>
  readCheckpoint(file, () => true, { from, to: Number.POSITIVE_INFINITY }).reports.filter(
    ({ epoch }) => epoch > from,
  );
