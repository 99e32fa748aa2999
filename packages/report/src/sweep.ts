import type { LastTraining, Trial, Trials } from '@s4nn/log';
import type { Fact } from './heading.js';

/** Everything that a report shows. Plain data: it travels as JSON in the page, where NaN becomes null. */
export interface ReportData extends Omit<Trials, 'trials'> {
  /** Facts about the sweep, in the order in which they are shown: seed, decision rule, versions. */
  readonly facts: readonly Fact[];
  /** What was read: files, classes, features, range. */
  readonly samples: readonly Fact[];
  /** The config, plain JSON. */
  readonly config: unknown;
  /** When this was written, ISO 8601. */
  readonly written: string;
  /** By id; empty for a single run. */
  readonly trials: readonly ReportTrial[];
  /** At most so many epochs of each curve are here, evenly spread; absent where all are. */
  readonly curveEpochs?: number;
  /** How much of the first objective each parameter explains, most first; null when too few trials have ended to tell. */
  readonly importance: readonly ShownImportance[] | null;
  /** How many trials it follows from, drawn by chance; absent where it follows from all that have ended. */
  readonly importanceFrom?: number;
  /** The last training, one entry per epoch; null before it has ended. */
  readonly training: readonly TrainingEpoch[] | null;
  /** The test, on samples that nothing else has seen; null before it. */
  readonly test: {
    /** How often the test samples were read: again after each extension of a sweep that had ended. */
    readonly looks: number;
    readonly samples: number;
    readonly accuracies: readonly Fact[];
    readonly facts: readonly Fact[];
  } | null;
  /** The tested network's confusion matrix; null before the test. */
  readonly confusion: LastTraining['confusion'] | null;
}

/** How much of the first objective a parameter explains. */
export interface ShownImportance {
  readonly parameter: string;
  /** 0…1; shares sum to 1, or are all 0. */
  readonly share: number;
  /** Where the share may be, 0…1. */
  readonly low: number;
  readonly high: number;
  /** Whether chance alone could give as much. */
  readonly isChance: boolean;
}

/** One trial, its choices by their names. */
export interface ReportTrial extends Omit<Trial, 'curve' | 'parameters'> {
  /** The first objective by epoch; NaN, or null as JSON has it, is possible. */
  readonly curve: readonly (readonly [epoch: number, value: number | null])[];
  /** How many epochs it has trained; absent where its curve has all. */
  readonly epochs?: number;
  /** Active parameters: a number, or the name of a choice. */
  readonly parameters: Readonly<Record<string, number | string>>;
}

/** One epoch of the last training; accuracies are shares, 0…1. */
export type TrainingEpoch = LastTraining['epochs'][number];
