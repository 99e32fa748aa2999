import { counted, valueText } from '@s4nn/core';
import type { ReportTrial } from '../../src/sweep.js';
import { parameterText } from '../text/value.js';
import { epochsOf } from './epochs.js';
import { parameterOf } from './parameter-of.js';
import { looks, standingOf } from './standing.js';
import type { View } from './view.js';

/** A trial in a few lines: how it stands, its values, its parameters. */
export function trialLines({ data, nameOf }: View, trial: ReportTrial): string[] {
  const epochs = epochsOf(trial);
  return [
    `trial ${trial.id}, ${looks[standingOf(data, trial)].label}${epochs > 0 ? ` after ${counted(epochs, 'epoch')}` : ''}`,
    ...data.objectives.flatMap((objective, k) => {
      const value = trial.values?.[k];
      return value === undefined || value === null
        ? []
        : [`${objective.metric} ${valueText(objective.metric, value)}`];
    }),
    ...data.parameters.flatMap((parameter) => {
      const value = parameterOf(trial, parameter.name);
      return value === undefined ? [] : [`${nameOf(parameter)} ${parameterText(value)}`];
    }),
    ...(trial.reason === null ? [] : [trial.reason.split('\n')[0]!]),
  ];
}
