import type { TrialObjective } from '@s4nn/log';
import type { BestStep, SweepStatus, TrialCounts } from './status.js';

/** What the list of sweeps shows, in any order. */
export interface ListData {
  /** The server's time, ISO 8601: ages are counted up to it. */
  readonly now: string;
  /** The folder that was searched for logs. */
  readonly folder: string;
  readonly sweeps: readonly (ListedSweep | UnreadableSweep)[];
}

/** A sweep in the list. */
export interface ListedSweep {
  readonly name: string;
  readonly status: SweepStatus;
  readonly trials: TrialCounts;
  /** The first objective. */
  readonly objective: TrialObjective;
  /** The best complete trial by it; the trial is null for a single run. */
  readonly best: { readonly trial: number | null; readonly value: number } | null;
  /** An entry for each trial that improved the best value, and one for the last trial that ended. */
  readonly course: readonly BestStep[];
  /** ISO 8601; null before the first trial. */
  readonly started: string | null;
  /** When its log was last written, ISO 8601. */
  readonly changed: string;
  /** Seconds until its end as it goes now; null where it does not run, or nothing says so yet. */
  readonly secondsLeft: number | null;
}

/** A log that cannot be read, and why. */
export interface UnreadableSweep {
  readonly name: string;
  readonly changed: string;
  readonly trouble: string;
}
