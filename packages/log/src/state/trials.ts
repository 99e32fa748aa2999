import type { Direction } from '@s4nn/core';
import { type SegmentRun, trialAttributes } from '../attributes.js';
import type { TrialState } from '../format/record.js';
import type { LoggedTrial, SweepLog } from '../format/sweep-log.js';
import type { ParameterValues } from '../values.js';
import { epochsOf } from './epochs-of.js';
import type { ParameterRange } from './parameter-ranges.js';
import { readParameters } from './read-parameters.js';
import { reasonOf } from './reason-of.js';

/** The trials of a log, as people and their programs read them. */
export interface Trials {
  /** The sweep's name. */
  readonly name: string;
  /** What trials are judged by, in the order of their values; the first one is also what curves show. */
  readonly objectives: readonly [TrialObjective, ...TrialObjective[]];
  /** Every parameter of any trial. */
  readonly parameters: readonly ParameterRange[];
  /** The id of the best trial; with several objectives the ids of the Pareto front. */
  readonly best: readonly number[];
  /** By id; empty for a single run. */
  readonly trials: readonly Trial[];
}

/** An objective: a metric by its name in the log, which another program may have written, and a direction. */
export interface TrialObjective {
  readonly metric: string;
  readonly direction: Direction;
}

/** One trial: its state, values, curve, parameters and times. */
export interface Trial {
  readonly id: number;
  readonly state: TrialState;
  /** One per objective; for a pruned trial, those of its last epoch; null while there are none. */
  readonly values: readonly number[] | null;
  /** The first objective by epoch; may be NaN. */
  readonly curve: readonly (readonly [epoch: number, value: number])[];
  /** Active parameters: a number, or a choice. */
  readonly parameters: ParameterValues;
  /** ISO 8601. */
  readonly started: string | null;
  readonly ended: string | null;
  /** Its segments, with their machines and lanes, counted from 0; empty if the log does not say. */
  readonly runs: readonly Omit<SegmentRun, 'attempts'>[];
  /** Why it failed or was pruned; null for other trials, and if the log does not say why. */
  readonly reason: string | null;
}

/** The objectives of a log. One without a name is `objective` and its index. */
export function objectivesIn({ study, metrics }: SweepLog): Trials['objectives'] {
  const [first, ...more] = study.directions.map((direction, k) => ({
    metric: metrics[k] ?? `objective ${k}`,
    direction,
  }));
  return [first!, ...more];
}

/** A logged trial, as people and their programs read it. */
export function readTrial(trial: LoggedTrial): Trial {
  return {
    id: trial.id,
    state: trial.state,
    values: trial.values,
    curve: [...trial.intermediate].slice(0, epochsOf(trial)),
    parameters: readParameters(trial.parameters),
    started: trial.started?.toISOString() ?? null,
    ended: trial.completed?.toISOString() ?? null,
    runs: runsOf(trial),
    reason: reasonOf(trial),
  };
}

const runsOf = ({ attributes }: LoggedTrial): Trial['runs'] =>
  trialAttributes.ran.all(attributes).map(({ value }) => value);
