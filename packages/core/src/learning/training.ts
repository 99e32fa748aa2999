import type { Weights } from '../arrays.js';
import type { Spikes } from '../data/spikes.js';
import type { Evaluation } from '../inference/evaluate.js';
import type { Rule } from '../rules/rule.js';
import type { Dropout } from './dropout.js';
import type { Moments, Optimiser } from './optimiser.js';
import type { Schedule } from './schedule.js';

/** How to train one network. */
export interface TrainingOptions {
  readonly epochs: number;
  /** Seed of initial weights, order of the samples, dropout and revival. */
  readonly seed: number;
  /** The authors' script by default. */
  readonly rule?: Rule;
  /** Samples an update; see {@link EpochPlan.batch}. 1 by default, as in the paper. */
  readonly batch?: number;
  /** How gradients become updates; sgd by default. */
  readonly optimiser?: Optimiser;
  /** How learning rates change from epoch to epoch; not at all by default. */
  readonly schedule?: Schedule;
  /** Shares of the input's spikes and of hidden neurons that each sample does without; none by default. */
  readonly dropout?: Pick<Dropout, 'inputs' | 'hidden'>;
  /** Factor on the outputs' threshold while learning; see {@link EpochPlan.outputThreshold}. 1 by default. */
  readonly outputThreshold?: number;
  /**
   * Makes the spikes of some samples anew for an epoch, for augmentation; those given by default. Called for a few thousand at a
   * time.
   */
  readonly encode?: (samples: Uint32Array, epoch: number) => Spikes;
  /** Whether every epoch has an order of its own; true by default (the authors' script: false). */
  readonly shuffle?: boolean;
  /** A hidden neuron that fires on fewer than this share of the samples gets new weights; 0.001 by default, 0 for never. */
  readonly revive?: number;
  /** Indices of the samples to learn from; all by default. */
  readonly training?: Uint32Array;
  /** Indices of the samples to validate on after every epoch; none by default. */
  readonly validation?: Uint32Array;
  /**
   * Number of epochs without a better validation accuracy that ends the training, with the weights of the last one; none
   * do by default.
   */
  readonly patience?: number;
  /** Where to resume; by default it begins with weights drawn by seed. */
  readonly resume?: TrainingState;
  /** Gets the state after every epoch, before its report is yielded. The state is the receiver's own. */
  readonly keep?: (state: TrainingState) => void;
}

/**
 * Where a training stands between two epochs: with the same other options it resumes from here to the same bits as
 * without a break.
 */
export interface TrainingState {
  /** Epochs done; 0 to start from given weights. */
  readonly epoch: number;
  /** With which the next epoch begins: revived neurons have their new weights. One array per layer, [outputs × inputs]. */
  readonly weights: readonly Weights[];
  /** What Adam remembers; nothing without it. */
  readonly moments?: Moments | null;
  /** As in the last epoch's report. */
  readonly best: EpochReport['best'];
}

/** What one epoch brought. */
export interface EpochReport {
  /** 1, 2, … */
  readonly epoch: number;
  /** Share of the training samples whose label was among the earliest outputs while learning. */
  readonly trainingAccuracy: number;
  /** Share of the training samples that had an error to learn from. */
  readonly learned: number;
  /** Null without validation samples. */
  readonly validation: Evaluation | null;
  /** The epoch with the best validation accuracy (potential rule) so far, the earliest of equals. */
  readonly best: { readonly epoch: number; readonly accuracy: number } | null;
  /** Hidden neurons that get new weights before the next epoch. */
  readonly revived: number;
}
