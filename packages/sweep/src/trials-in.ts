import type { ReportData, ReportTrial } from '@s4nn/report';
import { ofTrial } from './attributes.js';
import { bestTrials } from './best-trials.js';
import { epochsOf, readParameters } from './history.js';
import type { LoggedTrial, SweepLog } from './journal/fold.js';
import { rangesOf } from './parameter-ranges.js';
import type { ParameterValues } from './values.js';

/** What a log says of its trials, as people and their programs read it. */
export interface Trials extends Pick<ReportData, 'name' | 'objectives' | 'parameters' | 'best'> {
  readonly trials: readonly Trial[];
}

/** One trial: its state, values, curve, parameters and times. */
export interface Trial extends Omit<ReportTrial, 'parameters'> {
  readonly parameters: ParameterValues;
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
    reason: ofTrial.failure.in(trial.attributes) ?? null,
  };
}

const runsOf = ({ attributes }: LoggedTrial): Trial['runs'] =>
  ofTrial.ran.all(attributes).map(({ value }) => value);
