import type { Values } from '@s4nn/core';
import type { ParameterValues } from '@s4nn/log';

/** What a sweep that was interrupted resumes with. */
export interface Kept {
  /** The trials that have ended, in the order in which they did. */
  readonly ended: readonly EndedTrial[];
  /** The trials that have not. */
  readonly running: readonly KeptTrial[];
  /** How many epochs of the last training are in its checkpoint. */
  readonly final: number;
}

/** A trial that has ended. */
export interface EndedTrial {
  readonly trial: number;
  readonly state: 'complete' | 'pruned' | 'failed';
  /** The objectives after its last epoch; null if there was none. */
  readonly values: Values | null;
  readonly epochs: number;
  readonly parameters: ParameterValues;
}

/** A trial that has not ended. */
export interface KeptTrial {
  readonly trial: number;
  /** After which epoch it continues: the last one in its checkpoint, or in the log. */
  readonly epoch: number;
  /** Whether it waits at a rung for other trials. */
  readonly waits: boolean;
  readonly parameters: ParameterValues;
}
