import type { ReportData, ReportTrial } from '@s4nn/report';
import { bestTrials } from './best-trials.js';
import { epochsOf, ranAttribute, readParameters } from './history.js';
import { failureAttribute, type LoggedTrial, type SweepLog } from './journal/index.js';
import { rangesOf } from './parameter-ranges.js';
import type { ParameterValues } from './progress.js';

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
  const reason = trial.attributes[failureAttribute];
  return {
    id: trial.id,
    state: trial.state,
    values: trial.values,
    curve: [...trial.intermediate].slice(0, epochsOf(trial)),
    parameters: readParameters(trial.parameters),
    started: trial.started?.toISOString() ?? null,
    ended: trial.completed?.toISOString() ?? null,
    runs: runsOf(trial),
    reason: typeof reason === 'string' ? reason : null,
  };
}

const runsOf = ({ attributes }: LoggedTrial): Trial['runs'] =>
  Object.entries(attributes).flatMap(([name, value]) =>
    name.startsWith(ranAttribute('')) ? [value as unknown as Trial['runs'][number]] : [],
  );
