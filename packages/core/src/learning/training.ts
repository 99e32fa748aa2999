import type { Weights } from '../arrays.js';
import type { Named } from '../complete-options.js';
import type { Spikes } from '../data/spikes.js';
import type { Evaluation } from '../inference/evaluate.js';
import type { Rule } from '../rules/rule.js';
import type { Dropout } from './dropout.js';
import type { Moments, Optimiser } from './optimiser.js';
import type { Schedule } from './schedule.js';

/** How to train one network. */
export interface TrainingOptions {
  /** Passes over the samples, an integer. */
  readonly epochs: number;
  /** An integer from 0: seed of the initial weights, the order of the samples, dropout and revival. */
  readonly seed: number;
  /** A word such as `'decision-cross-entropy'`, or an object with options, as in a config; the rule of the authors' script by default. */
  readonly rule?: Named<Rule>;
  /** Samples per update; see {@link EpochPlan.batch}. 1 by default, as in the paper. */
  readonly batch?: number;
  /** How gradients change the weights: `'adam'`, or an object with options; sgd by default. */
  readonly optimiser?: Named<Optimiser>;
  /** How learning rates change from epoch to epoch; constant by default. */
  readonly schedule?: Schedule;
  /** Shares of the input's spikes and of the hidden neurons that are dropped for each sample, below 1; none by default. */
  readonly dropout?: Partial<Pick<Dropout, 'inputs' | 'hidden'>>;
  /** Factor of the output layer's threshold while learning; see {@link EpochPlan.outputThreshold}. 1 by default. */
  readonly outputThreshold?: number;
  /**
   * Encodes some samples again for an epoch, for augmentation; by default the given spikes are used. Called with a few thousand
   * samples at a time.
   */
  readonly encode?: (samples: Uint32Array, epoch: number) => Spikes;
  /** Whether each epoch has its own order of samples; true by default (the authors' script: false). */
  readonly shuffle?: boolean;
  /** A hidden neuron that fires for less than this share of the samples gets new weights; 0.001 by default, 0 for never. */
  readonly revive?: number;
  /** Indices of the samples to learn from; all that are not for validation by default. */
  readonly training?: Uint32Array;
  /** Indices of the samples to validate on after every epoch, none of which is learned from; none by default. */
  readonly validation?: Uint32Array;
  /**
   * Ends the training after this number of epochs without a better validation accuracy, with the weights of the last epoch; no
   * limit by default.
   */
  readonly patience?: number;
  /** The state to resume from; by default the training starts with weights drawn by the seed. */
  readonly resume?: TrainingState;
  /** Gets the state after every epoch, before its report is yielded. The state is a copy that the receiver may keep. */
  readonly keep?: (state: TrainingState) => void;
}

/**
 * The state of a training between two epochs. With the same other options, a training that resumes from it gets the same result,
 * to the last bit, as one without a break.
 */
export interface TrainingState {
  /** Epochs done; 0 to start from given weights. */
  readonly epoch: number;
  /** The weights that the next epoch starts with, after revival. One array per layer, [outputs × inputs]. */
  readonly weights: readonly Weights[];
  /** Adam's moments; absent or null without Adam. */
  readonly moments?: Moments | null;
  /** As in the last epoch's report. */
  readonly best: EpochReport['best'];
}

/** The results of one epoch. */
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
  /** How many hidden neurons get new weights before the next epoch. */
  readonly revived: number;
}
