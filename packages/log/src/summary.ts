import type { Evaluation, Values } from '@s4nn/core';
import type { ParameterValues } from './values.js';

/** Why a sweep came to its end: it had all its trials, its space was exhausted, its patience or its time was. */
export type Ended = 'trials' | 'space' | 'patience' | 'timeout';

/** What a sweep found, as `summary.json` holds it. */
export interface Summary {
  readonly name: string;
  readonly seed: number;
  readonly trials: { readonly complete: number; readonly pruned: number; readonly failed: number };
  /** Null for a single run. */
  readonly best: BestTrial | null;
  /** With several objectives: the trials that none beats, the best by the first objective first. */
  readonly front?: readonly BestTrial[];
  /** The trained network on the test samples, which nothing else has seen. */
  readonly test: Evaluation;
  /** How often the test samples were looked at: 1, and 1 more for each time that the sweep was extended after its end. */
  readonly looks: number;
  /** Whether the config alone makes the sweep come out as it did: not async, and its time was not up. */
  readonly reproducible: boolean;
  /** Why no further trial began; null for a single run. */
  readonly ended: Ended | null;
  /** Of the run that wrote this, on the wall clock. */
  readonly seconds: number;
}

/** A trial that none beats. */
export interface BestTrial {
  readonly trial: number;
  readonly parameters: ParameterValues;
  /** By metric, on the validation samples after the trial's last epoch. */
  readonly values: Values;
}
