import type { Direction } from '@s4nn/core';
import type { Ran } from '../attributes.js';
import { ofTrial } from '../attributes.js';
import type { LoggedTrial, SweepLog } from '../format/fold.js';
import type { TrialState } from '../format/record.js';
import type { ParameterValues } from '../values.js';
import { bestTrials } from './best-trials.js';
import { epochsOf } from './epochs-of.js';
import type { ParameterRange } from './parameter-ranges.js';
import { rangesOf } from './parameter-ranges.js';
import { readParameters } from './read-parameters.js';
import { reasonOf } from './reason-of.js';

/** What a log says of its trials, as people and their programs read it. */
export interface Trials {
  /** Of the sweep. */
  readonly name: string;
  /** What every trial's values are, in their order; the first is also what its curve shows. */
  readonly objectives: readonly [TrialObjective, ...TrialObjective[]];
  /** Every parameter that some trial has. */
  readonly parameters: readonly ParameterRange[];
  /** The ids of the trials that none is better than: one where there is one objective, else the Pareto front. */
  readonly best: readonly number[];
  /** By id; empty for a single run. */
  readonly trials: readonly Trial[];
}

/** What trials are compared by: a metric as the log names it, which another program may have written. */
export interface TrialObjective {
  readonly metric: string;
  readonly direction: Direction;
}

/** One trial: its state, values, curve, parameters and times. */
export interface Trial {
  readonly id: number;
  readonly state: TrialState;
  /** One per objective; of a pruned trial those of its last epoch; null while there are none. */
  readonly values: readonly number[] | null;
  /** The first objective by epoch; may be NaN. */
  readonly curve: readonly (readonly [epoch: number, value: number])[];
  /** Active parameters: a number, or a choice. */
  readonly parameters: ParameterValues;
  /** ISO 8601. */
  readonly started: string | null;
  readonly ended: string | null;
  /** Its parts that ran without a pause, each in a lane counted from 0; none where that is not known. */
  readonly runs: readonly Omit<Ran, 'attempts'>[];
  /** Why it failed or was pruned, where the log says it. */
  readonly reason: string | null;
}

/**
 * Reads a log into trials.
 * @param metrics what its objectives are called.
 */
export function trialsIn({ study, trials }: SweepLog, metrics: readonly string[]): Trials {
  const [first, ...more] = study.directions.map((direction, k) => ({
    metric: metrics[k] ?? `objective ${k}`,
    direction,
  }));
  return {
    name: study.name,
    objectives: [first!, ...more],
    parameters: rangesOf(trials),
    trials: trials.map(readable),
    best: bestTrials(trials, study.directions).map(({ id }) => id),
  };
}

function readable(trial: LoggedTrial): Trial {
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
  ofTrial.ran.all(attributes).map(({ value }) => value);
