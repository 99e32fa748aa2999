import type { TrialObjective } from '@s4nn/log';
import type { Fact } from './heading.js';
import type { BestStep, SweepStatus, TrialCounts } from './status.js';
import type { ReportTrial } from './sweep.js';

/** What the comparison of sweeps shows. */
export interface CompareData {
  /** The server's time, ISO 8601. */
  readonly now: string;
  /** At most 8, in the order in which they were asked for. */
  readonly sweeps: readonly SweepToCompare[];
  /** Those that were asked for and are not shown, and why. */
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
}

/** One of several sweeps that are compared. */
export interface SweepToCompare {
  readonly name: string;
  readonly status: SweepStatus;
  readonly trials: TrialCounts;
  readonly objectives: readonly TrialObjective[];
  /** How many epochs all trials together, or the single run, have trained. */
  readonly epochs: number;
  /** For how long at least one trial ran, on the wall clock; null if the log does not say. */
  readonly seconds: number | null;
  /** The best trial, with several objectives the first of the Pareto front; null if there is none. */
  readonly best: Pick<ReportTrial, 'id' | 'values' | 'parameters' | 'curve'> | null;
  /** How many others are on the Pareto front. */
  readonly equals: number;
  /** The retrained network on the test samples: accuracies by rule, ties, silence; null before the test. */
  readonly test: { readonly samples: number; readonly facts: readonly Fact[] } | null;
  /** An entry for each trial that improved the best value, and one for the last trial that ended. */
  readonly course: readonly BestStep[];
  /** What has to be the same for values to be comparable. */
  readonly conditions: Conditions;
  /** Its config as the log has it, plain JSON. */
  readonly config: unknown;
}

/** What values of a sweep depend on besides its networks, each as a text that is equal where it is the same; null where the log does not say. */
export interface Conditions {
  /** The decision rule. */
  readonly rule: string | null;
  readonly seed: string | null;
  /** How validation samples are held back. */
  readonly validation: string | null;
  /** Digests of the samples. */
  readonly trainingSamples: string | null;
  readonly testSamples: string | null;
  readonly arithmetic: string | null;
}
