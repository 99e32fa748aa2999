import type { ConfigJson } from '@s4nn/config';
import {
  type Detail,
  type EpochReport,
  type Inference,
  isOver,
  type Moments,
  type TrainingState,
  type Weights,
} from '@s4nn/core';
import type { Failure } from './failure.js';

/**
 * Which samples a training uses. `split`: the dataset's training samples, without those held out for validation. `all`: all of
 * the dataset's training samples, without validation.
 */
export type Part = 'split' | 'all';

/** A part of a training by value: its result is the same, to the last bit, in any process with the sweep's samples. */
export interface Segment {
  /** The training's name within its sweep. No two segments of one name run at a time. */
  readonly name: string;
  /** The config of the training. */
  readonly json: ConfigJson;
  readonly part: Part;
  /** Null for the start of the training. */
  readonly from: TrainingState | null;
  /** The last epoch to train; patience may end the training earlier. */
  readonly to: number;
  /** Whether it shares its thread with no other segment. */
  readonly alone?: boolean;
  /**
   * Seconds without a finished epoch, from its begin on, after which it is ended with the thread that it runs in, whatever it does. The
   * outcome is that of a thread that died, and says so; what else ran in that thread fails `aside`. Lanes within this thread cannot do
   * that and pass over it.
   */
  readonly limit?: number;
}

/** What a training is between two epochs. */
export interface EpochState {
  /** The weights that the next epoch starts with, or the final weights after the last epoch. One array per layer. */
  readonly weights: readonly Weights[];
  /** Adam's moments; null without Adam. */
  readonly moments: Moments | null;
}

/** A trained epoch. */
export interface TrainedEpoch {
  readonly report: EpochReport;
  /** The state after it; null where the lane has not sent it. */
  readonly state: EpochState | null;
}

/** How a segment ended, and how many epochs it trained: fewer than planned if it failed or was stopped. */
export type SegmentOutcome = ({ readonly ok: true } | Failure) & {
  readonly trained: number;
  /** Where and when it ran, ISO 8601 by this process' clock; absent for lanes of this process, where it runs as soon as it is asked for. */
  readonly ran?: { readonly host: string; readonly started: string; readonly ended: string };
};

/** The worker on another machine that trains a segment: its name, and that of its machine. */
export interface SegmentWorker {
  readonly name: string;
  readonly host: string;
}

/** An inference of a trained network over some of the test samples, by value. */
export interface TestSlice {
  /** The config of the network. */
  readonly json: ConfigJson;
  /** One array per layer, [outputs × inputs]. */
  readonly weights: readonly Weights[];
  /** Index of the first test sample. */
  readonly from: number;
  /** Index after the last test sample. */
  readonly to: number;
  readonly detail: Detail;
}

/** How inference ended. */
export type InferenceOutcome = { readonly ok: true; readonly inference: Inference } | Failure;

/** Whether a training ends after an epoch: it is the last one, or patience has run out. */
export const isLast = (
  { training }: { readonly training: Pick<ConfigJson['training'], 'epochs' | 'patience'> },
  { epoch, best }: Pick<EpochReport, 'epoch' | 'best'>,
): boolean => epoch === training.epochs || (best !== null && isOver(epoch, best.epoch, training.patience));
