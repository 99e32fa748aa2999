/** The process that runs a sweep, or ran it last. */
export interface SweepProcess {
  readonly pid: number;
  readonly host: string;
  /** Since when, ISO 8601. */
  readonly since: string;
}

/** How a sweep stands. */
export type SweepStatus =
  | {
      /** A process runs it. */
      readonly state: 'running';
      readonly process: SweepProcess;
      /** Whether the process is known to live; false where it is on another host and it sent no heartbeat. */
      readonly seen: boolean;
      /** Its lanes; null where nothing says which there are. */
      readonly lanes: { readonly busy: number; readonly all: number } | null;
    }
  /** A process runs it, but no worker serves its queue. */
  | { readonly state: 'waiting'; readonly process: SweepProcess }
  /** It has ended, and its results are written; why no further trial started, in words, where that is known. */
  | { readonly state: 'done'; readonly why: string | null }
  /** It was stopped before its end, and nothing runs it. */
  | { readonly state: 'stopped' }
  /** Its process has died without releasing its lock; null where only that is known. */
  | { readonly state: 'crashed'; readonly process: SweepProcess | null };

/** How many trials of a sweep there are. */
export interface TrialCounts {
  readonly complete: number;
  readonly pruned: number;
  readonly failed: number;
  /** Those that train or wait at a rung. */
  readonly running: number;
  /** How many its config asks for; 0 for a single run. */
  readonly asked: number;
}

/** A step of the best value so far. */
export interface BestStep {
  /** How many trials had ended. */
  readonly trials: number;
  /** How many epochs all trials together had trained. */
  readonly epochs: number;
  /** The best value of the first objective among complete trials. */
  readonly value: number;
}

/** A command that can be copied into a terminal. */
export interface CopiedCommand {
  /** What it is for, as the beginning of a sentence: "Resume it", "Ask for 20 trials more". */
  readonly what: string;
  readonly command: string;
}
