import type { CopiedCommand, SweepStatus } from './status.js';

/** What a sweep does now, beside its log: what the page of a sweep shows on top while a server keeps it live. */
export interface LiveData {
  /** The server's time, ISO 8601: ages are counted up to it. */
  readonly now: string;
  readonly status: SweepStatus;
  /** How many trials its config asks for; 0 for a single run. */
  readonly asked: number;
  /** Whether it searches or trains the best network on all training samples; null where nothing says so. */
  readonly phase: 'search' | 'last training' | null;
  /** Its lanes by machine; null where nothing says what they do, as of a sweep of an earlier version. */
  readonly machines: readonly LiveMachine[] | null;
  /** Trials that are trained up to a rung or their end and wait for their turn to be decided on. */
  readonly trained: readonly number[];
  /** The last decisions, newest first. */
  readonly decisions: readonly LiveDecision[];
  /** Seconds in which it ran so far; null where nothing says so. */
  readonly seconds: number | null;
  /** Seconds until its end as it goes now, with the last training; null where it does not run, or nothing says so yet. */
  readonly secondsLeft: number | null;
  /** What can be done with it from a terminal: to resume it, to extend it. */
  readonly commands: readonly CopiedCommand[];
  /** What somebody noted about the sweep. */
  readonly note: string;
}

/** A machine and its lanes. */
export interface LiveMachine {
  /** Null for the threads of the main process where the sweep has no others. */
  readonly host: string | null;
  readonly lanes: readonly {
    /** Counted from 0. */
    readonly lane: number;
    /** Null where it has nothing to do. */
    readonly work: LaneWork | null;
  }[];
}

/** What a lane trains. */
export interface LaneWork {
  /** Null for the last training, and for a single run. */
  readonly trial: number | null;
  /** How many epochs are over, of how many that it may train. */
  readonly epoch: number;
  readonly epochs: number;
  /** When it took it up, ISO 8601. */
  readonly since: string;
}

/** A decision on a trial. */
export interface LiveDecision {
  /** ISO 8601; null where the log does not say. */
  readonly at: string | null;
  readonly trial: number;
  /** After which epoch. */
  readonly epoch: number;
  /** A trial that waited at a rung when its sweep ended is dropped. */
  readonly decision: 'continue' | 'pause' | 'complete' | 'pruned' | 'fail' | 'dropped';
  /** The value of the first objective at that epoch; null where there is none. */
  readonly value: number | null;
  /** The reason of the pruner, or why it failed; null where the log gives none. */
  readonly reason: string | null;
}
