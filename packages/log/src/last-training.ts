import type { EpochReport } from '@s4nn/core';

/** The last training, with one entry per epoch, and the test samples by true and by decided class. */
export interface LastTraining {
  readonly epochs: readonly {
    readonly epoch: number;
    readonly training: number;
    readonly validation: number | null;
  }[];
  readonly confusion: {
    readonly classes: readonly string[];
    readonly counts: readonly (readonly number[])[];
  };
}

/** Makes what the log keeps of the last training. */
export const lastTraining = (
  epochs: readonly EpochReport[],
  classes: readonly string[],
  counts: readonly (readonly number[])[],
): LastTraining => ({
  epochs: epochs.map(({ epoch, trainingAccuracy, validation }) => ({
    epoch,
    training: trainingAccuracy,
    validation: validation?.accuracy.potential ?? null,
  })),
  confusion: { classes, counts },
});
