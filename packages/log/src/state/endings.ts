import type { LoggedTrial } from '../format/sweep-log.js';

/** A trial that has ended, and the sweep's effort up to then, with this trial. */
export interface Ending {
  readonly trial: LoggedTrial;
  /** How many trials had ended. */
  readonly trials: number;
  /** How many epochs all trials together had trained. */
  readonly epochs: number;
}

/** A complete trial that was better by the first objective than those that had ended before it. */
export interface Improvement {
  /** Its id. */
  readonly trial: number;
  /** How many trials had ended, with this one. */
  readonly trials: number;
  /** How many epochs all trials together had trained. */
  readonly epochs: number;
  /** The first objective. */
  readonly value: number;
}
