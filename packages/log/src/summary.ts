import type { DataDescription, Evaluation, Values } from '@s4nn/core';
import type { ParameterValues } from './values.js';

/** Why a sweep ended: all trials had ended, nothing was left in the space, or patience or time had run out. */
export type Ended = 'trials' | 'space' | 'patience' | 'timeout';

/** What a sweep found, as `summary.json` holds it. */
export interface Summary {
  readonly name: string;
  readonly seed: number;
  readonly trials: { readonly complete: number; readonly pruned: number; readonly failed: number };
  /** The samples. Results of earlier versions have none. */
  readonly data?: DataDescription;
  /** Null for a single run. */
  readonly best: BestTrial | null;
  /** With several objectives: the Pareto front, sorted by the first objective, best first. */
  readonly front?: readonly BestTrial[];
  /** The trained network's evaluation on the test samples, which nothing else has seen. */
  readonly test: Evaluation;
  /** How often the test samples were used: once, and once more each time the sweep was extended after its end. */
  readonly looks: number;
  /** Whether the config alone determines the result: false for an async sweep, and if the clock decided something. */
  readonly reproducible: boolean;
  /** Why no further trial started; null for a single run. */
  readonly ended: Ended | null;
  /** How long the run that wrote this took on the wall clock. */
  readonly seconds: number;
}

/** The best trial, or a member of the Pareto front. */
export interface BestTrial {
  readonly trial: number;
  readonly parameters: ParameterValues;
  /** By metric, on the validation samples after the trial's last epoch. */
  readonly values: Values;
}
