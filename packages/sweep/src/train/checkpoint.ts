import { rmSync } from 'node:fs';
import type { TrainingState } from '@s4nn/core';

/** The state of a training, as its checkpoint keeps it. */
export interface Checkpoint {
  /** The key of the training; no other training resumes from this checkpoint. */
  readonly training: string;
  /** The identity of the training's config. */
  readonly config: unknown;
  readonly state: TrainingState;
  readonly reports: ReportSpan;
}

/** Which reports of epochs belong to a checkpoint: a file of their own holds them, to which each epoch adds a line. */
export interface ReportSpan {
  /** They begin after this epoch: the log has those before. */
  readonly after: number;
  /** How many bytes of the file they are. What a crash left behind them does not count. */
  readonly bytes: number;
  /** CRC-32 of these bytes. */
  readonly checksum: number;
}

/** The span before its first report. */
export const emptySpan = (after: number): ReportSpan => ({ after, bytes: 0, checksum: 0 });

/** The path of the reports that belong to a checkpoint. */
export const reportsFile = (file: string): string => `${file}.epochs`;

/** Removes the checkpoint of a training that is over. */
export function removeCheckpoint(file: string): void {
  rmSync(file, { force: true });
  rmSync(reportsFile(file), { force: true });
}
