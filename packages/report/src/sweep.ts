import type { Fact } from './heading.js';

/** Everything that a report shows. Plain data: it travels as JSON in the page, where NaN becomes null. */
export interface ReportData {
  readonly name: string;
  /** Facts about the sweep, in the order in which they are shown: seed, decision rule, versions. */
  readonly facts: readonly Fact[];
  /** The config, plain JSON. */
  readonly config: unknown;
  /** When this was written, ISO 8601. */
  readonly written: string;
  /** What the values of a trial are, in this order; its curve shows the first. */
  readonly objectives: readonly [Objective, ...Objective[]];
  /** Every parameter that some trial has. */
  readonly parameters: readonly ParameterRange[];
  /** By id; empty for a single run. */
  readonly trials: readonly ReportTrial[];
  /** Ids of the best trials: one where there is one objective, else the Pareto front. */
  readonly best: readonly number[];
  /** How much of the objective each parameter explains, 0…1; null when it is not known. */
  readonly importance: readonly { readonly parameter: string; readonly share: number }[] | null;
  /** The last training, one entry per epoch; null before it has ended. */
  readonly training: readonly TrainingEpoch[] | null;
  /** The test, on samples that nothing else has seen; null before it. */
  readonly test: {
    readonly samples: number;
    readonly accuracies: readonly Fact[];
    readonly facts: readonly Fact[];
  } | null;
  /** The tested network's confusion matrix; null before the test. */
  readonly confusion: {
    readonly classes: readonly string[];
    readonly counts: readonly (readonly number[])[];
  } | null;
}

/** What trials are compared by. */
export interface Objective {
  readonly metric: string;
  readonly direction: 'minimize' | 'maximize';
}

/** A parameter and what it can be, bounds included and in natural units. */
export type ParameterRange =
  | {
      readonly name: string;
      readonly kind: 'number';
      readonly low: number;
      readonly high: number;
      readonly log: boolean;
    }
  | { readonly name: string; readonly kind: 'choice'; readonly choices: readonly string[] };

/** One trial. */
export interface ReportTrial {
  readonly id: number;
  readonly state: 'running' | 'complete' | 'pruned' | 'fail' | 'waiting';
  /** One per objective; those of the last epoch if the trial was pruned; null while there are none. */
  readonly values: readonly number[] | null;
  /** The first objective by epoch; NaN is possible. */
  readonly curve: readonly (readonly [epoch: number, value: number | null])[];
  /** Active parameters: a number, or the name of a choice. */
  readonly parameters: Readonly<Record<string, number | string>>;
  /** ISO 8601. */
  readonly started: string | null;
  readonly ended: string | null;
  /** Its parts that ran without a pause, each in a lane counted from 0; empty where they are not known. */
  readonly runs: readonly { readonly lane: number; readonly started: string; readonly ended: string }[];
  /** Why it failed or was pruned, where that is known. */
  readonly reason: string | null;
}

/** One epoch of the last training; accuracies are shares, 0…1. */
export interface TrainingEpoch {
  readonly epoch: number;
  /** On the training samples, while learning. */
  readonly training: number;
  readonly validation: number | null;
}
