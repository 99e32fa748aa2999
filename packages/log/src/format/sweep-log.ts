import type { Direction } from '@s4nn/core';
import type { Distribution } from './distribution.js';
import type { Json } from './json.js';
import type { TrialState } from './record.js';

/** Everything known about a sweep. Objects keyed by name have no prototype, so that any name is safe. */
export interface SweepLog {
  readonly study: {
    readonly name: string;
    readonly directions: readonly Direction[];
    readonly attributes: { readonly [key: string]: Json };
  };
  /** The names of the objectives, in the order of the directions; empty if the log has none. */
  readonly metrics: readonly string[];
  /** Trial k at index k. */
  readonly trials: readonly LoggedTrial[];
}

/** Everything known about a trial. */
export interface LoggedTrial {
  readonly id: number;
  readonly state: TrialState;
  /** One value per objective; null while there is none. */
  readonly values: readonly number[] | null;
  /** Active parameters by name; a categorical's `value` is the index of its choice. */
  readonly parameters: { readonly [name: string]: LoggedParameter };
  readonly attributes: { readonly [key: string]: Json };
  /** The first objective by step, in the order in which steps were first reported; may be NaN. */
  readonly intermediate: ReadonlyMap<number, number>;
  readonly started: Date | null;
  readonly completed: Date | null;
}

/** A parameter's value in a trial and the range it comes from. */
export interface LoggedParameter {
  readonly value: number;
  readonly distribution: Distribution;
}
