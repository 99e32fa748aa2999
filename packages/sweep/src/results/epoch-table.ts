import type { EpochReport } from '@s4nn/core';
import { csv } from '@s4nn/log';

/** The epochs of a training as comma-separated values, accuracies as shares. */
export const epochTable = (epochs: readonly EpochReport[]): string =>
  csv([
    ['epoch', 'trainingAccuracy', 'learned', 'validationAccuracy', 'revived'],
    ...epochs.map(({ epoch, trainingAccuracy, learned, validation, revived }) => [
      epoch,
      trainingAccuracy,
      learned,
      validation?.accuracy.potential ?? null,
      revived,
    ]),
  ]);
