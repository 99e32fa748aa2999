/** Everything that a report shows. Plain data: it travels as JSON in the page, where NaN becomes null. */
export interface ReportData {
  readonly name: string;
  /** Facts about the sweep, in the order in which they are shown: seed, decision rule, versions. */
  readonly facts: readonly Fact[];
  /** The config, plain JSON. */
  readonly config: unknown;
  /** When this was written, ISO 8601. */
  readonly written: string;
  /** What every trial's values are, in their order; the first is also what its curve shows. */
  readonly objectives: readonly [Objective, ...Objective[]];
  /** Every parameter that some trial has. */
  readonly parameters: readonly ParameterRange[];
  /** By id; empty for a single run. */
  readonly trials: readonly ReportTrial[];
  /** The ids of the trials that none is better than: one where there is one objective, else the Pareto front. */
  readonly best: readonly number[];
  /** How much of the objective each parameter explains, 0…1; null when it is not known. */
  readonly importance: readonly { readonly parameter: string; readonly share: number }[] | null;
  /** The last training, an entry an epoch; null before it has ended. */
  readonly training: readonly TrainingEpoch[] | null;
  /** The one look at the test samples; null before it. */
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

/** Something to read: what it is called, what it is, and what that means. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
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
  /** One an objective; of a pruned trial those of its last epoch; null while there are none. */
  readonly values: readonly number[] | null;
  /** The first objective by epoch; may be NaN. */
  readonly curve: readonly (readonly [epoch: number, value: number | null])[];
  /** Active parameters: a number, or the name of a choice. */
  readonly parameters: Readonly<Record<string, number | string>>;
  /** ISO 8601. */
  readonly started: string | null;
  readonly ended: string | null;
  /** Its parts that ran without a pause, each in a lane counted from 0; none where that is not known. */
  readonly runs: readonly { readonly lane: number; readonly started: string; readonly ended: string }[];
  /** Why it failed. */
  readonly reason: string | null;
}

/** One epoch of the last training; accuracies are shares, 0…1. */
export interface TrainingEpoch {
  readonly epoch: number;
  /** On the training samples, while learning. */
  readonly training: number;
  readonly validation: number | null;
}
