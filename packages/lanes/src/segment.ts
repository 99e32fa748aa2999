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
 * Which samples a training has: `split`, the config's training samples without those that it is validated on; `all`, the
 * training samples of the dataset, without validation.
 */
export type Part = 'split' | 'all';

/** A part of a training by value: any process that has the sweep's samples comes to the same bits. */
export interface Segment {
  /** Names the training within its sweep, for people. */
  readonly name: string;
  /** The config of the training. */
  readonly json: ConfigJson;
  readonly part: Part;
  /** Null for the start of the training. */
  readonly from: TrainingState | null;
  /** It trains the epochs after `from` up to this one, or less where patience ends it. */
  readonly to: number;
}

/** An epoch that was trained. */
export interface TrainedEpoch {
  readonly report: EpochReport;
  /** With which the next epoch begins; after the last of the training, those it ends with. One array per layer. */
  readonly weights: readonly Weights[];
  /** What Adam remembers; null without it. */
  readonly moments: Moments | null;
}

/** How a segment ended, and how many epochs it trained: fewer than it was to if it was stopped, or failed. */
export type SegmentOutcome = ({ readonly ok: true } | Failure) & { readonly trained: number };

/** Inference of a trained network over some of the test samples, by value. */
export interface TestSlice {
  /** The config of the network. */
  readonly json: ConfigJson;
  /** One array per layer, [outputs × inputs]. */
  readonly weights: readonly Weights[];
  /** The test samples from this one … */
  readonly from: number;
  /** … to this one, which is not among them. */
  readonly to: number;
  readonly detail: Detail;
}

/** How inference ended. */
export type InferenceOutcome = { readonly ok: true; readonly inference: Inference } | Failure;

/** Whether a training ends with an epoch: it is the last one, or patience is at its end. */
export const isLast = (
  { training }: { readonly training: Pick<ConfigJson['training'], 'epochs' | 'patience'> },
  { epoch, best }: EpochReport,
): boolean => epoch === training.epochs || (best !== null && isOver(epoch, best.epoch, training.patience));
