import type { EpochReport, Weights } from '@s4nn/core';
import type { Failure, Segment, SegmentOutcome, SegmentWorker } from '@s4nn/lanes';

/** A whole training, which segments are parts of. */
export type Training = Pick<Segment, 'name' | 'json' | 'part'>;

/** How a training ended: the reports of its epochs after `from`, and the weights after the last one. */
export type Trained =
  | ({ readonly ok: true; readonly weights: readonly Weights[] } & TrainedPart)
  | (FailedTraining & TrainedPart);

/** What was trained, however it ended. */
interface TrainedPart {
  readonly epochs: readonly EpochReport[];
  /** Where and when it ran, if the lanes say so. */
  readonly ran?: NonNullable<SegmentOutcome['ran']>;
}

/** A training that failed. */
export interface FailedTraining extends Failure {
  /** The seconds without a finished epoch that ended it; null if it failed by itself. */
  readonly silentFor: number | null;
}

/** The epochs of a training that are wanted: those after `from`, which is the last one in the log, up to `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Follows a training. */
export interface Listener {
  /** It begins on a lane, or continues there, after an epoch; on another machine there may be a worker that has said its name. */
  onBegin(epoch: number, worker: SegmentWorker | null): void;
  onEpoch(report: EpochReport): void;
  /** The thread has died, and another one resumes from the last checkpoint. */
  onRetry(message: string): void;
  /** Its checkpoint is not used, and it starts again from its first epoch. */
  onRestart(message: string): void;
}
