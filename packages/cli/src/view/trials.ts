import { type SweepState, type Trial, valueText } from '@s4nn/sweep';
import { short, shortName } from './format.js';
import { table } from './table.js';

/** How a trial's state is called in what is printed. */
export type StateName = 'complete' | 'pruned' | 'failed' | 'running' | 'waiting';

/** The name of a trial's state. */
export const stateName = ({ state }: Trial): StateName => (state === 'fail' ? 'failed' : state);

/** A trial as `--json` prints it. */
export const trialJson = (trial: Trial) => ({
  trial: trial.id,
  state: stateName(trial),
  values: trial.values,
  epochs: trial.curve.length,
  seconds: secondsOf(trial),
  parameters: trial.parameters,
  reason: trial.reason,
});

/** Trials as a table, a column for each objective and for each parameter that one of them has. */
export function trialTable(trials: readonly Trial[], { objectives, parameters }: SweepState): string[] {
  const names = parameters
    .map(({ name }) => name)
    .filter((name) => trials.some((trial) => Object.hasOwn(trial.parameters, name)));
  const failed = trials.some(({ reason }) => reason !== null);
  return table(
    [
      'trial',
      'state',
      ...objectives.map(({ metric }) => metric.replace(/^validation\./, '')),
      'epochs',
      'seconds',
      ...names.map(shortName),
      ...(failed ? ['reason'] : []),
    ],
    trials.map((trial) => [
      String(trial.id),
      stateName(trial),
      ...objectives.map(({ metric }, k) => (trial.values ? valueText(metric, trial.values[k]!) : '')),
      String(trial.curve.length),
      secondsOf(trial)?.toFixed(1) ?? '',
      ...names.map((name) => (Object.hasOwn(trial.parameters, name) ? short(trial.parameters[name]!) : '')),
      ...(failed ? [trial.reason?.split('\n')[0] ?? ''] : []),
    ]),
  );
}

const secondsOf = ({ started, ended }: Trial): number | null =>
  started && ended ? (Date.parse(ended) - Date.parse(started)) / 1000 : null;
