import { valueText } from '@s4nn/core';
import { type SweepState, shortNames, type Trial, trialRow } from '@s4nn/log';
import type { Colours } from '../../terminal.js';
import { oneLine, parameterText } from '../format.js';
import { table } from '../table.js';

/** Trials as a table, with one column per objective and one per parameter that occurs in them. */
export function trialTable(
  trials: readonly Trial[],
  { objectives, parameters, layers }: SweepState,
  colours: Colours,
): string[] {
  const names = parameters
    .map(({ name }) => name)
    .filter((name) => trials.some((trial) => Object.hasOwn(trial.parameters, name)));
  const short = shortNames(names, layers);
  const withReasons = trials.some(({ reason }) => reason !== null);
  return table(
    [
      'trial',
      'state',
      ...objectives.map(({ metric }) => metric.replace(/^validation\./, '')),
      'epochs',
      'seconds',
      ...names.map((name) => short.get(name)!),
      ...(withReasons ? ['reason'] : []),
    ],
    trials
      .map(trialRow)
      .map(({ trial, state, values, epochs, seconds, parameters: own, reason }) => [
        String(trial),
        state,
        ...objectives.map(({ metric }, k) => (values ? valueText(metric, values[k]!) : '')),
        String(epochs),
        seconds?.toFixed(1) ?? '',
        ...names.map((name) => (Object.hasOwn(own, name) ? parameterText(own[name]!) : '')),
        ...(withReasons ? [oneLine(reason ?? '')] : []),
      ]),
    colours,
  );
}
