import { valueText } from '@s4nn/core';
import type { ReportTrial } from '../../src/sweep.js';
import { duration } from '../text/time.js';
import { parameterText } from '../text/value.js';
import { epochsOf } from '../trial/epochs.js';
import { parameterOf } from '../trial/parameter-of.js';
import { looks, standingOf } from '../trial/standing.js';
import type { View } from '../trial/view.js';

/** A column of the table of trials. */
export interface Column {
  /** What the page's address calls it: no two columns have the same. */
  readonly name: string;
  readonly title: string;
  readonly hint?: string;
  /** What it sorts by; null comes last. */
  readonly key: (trial: ReportTrial) => number | string | null;
  readonly cell: (trial: ReportTrial) => string;
}

/** The table's columns: what every trial has, the objectives, and the parameters. */
export function columnsOf({ data, nameOf }: View): Column[] {
  const seconds = ({ started, ended }: ReportTrial): number | null =>
    started && ended ? (Date.parse(ended) - Date.parse(started)) / 1000 : null;
  const best = new Set(data.best);
  return [
    { name: 'trial', title: 'trial', key: ({ id }) => id, cell: ({ id }) => String(id) },
    {
      ...{ name: 'state', title: 'state' },
      key: ({ id, state }) => looks[best.has(id) ? 'best' : state].label,
      cell: (trial) => {
        const { sign, label } = looks[standingOf(data, trial)];
        return `${sign} ${label}`;
      },
    },
    ...data.objectives.map((objective, k) => ({
      ...{ name: `value ${k}`, title: objective.metric.replace(/^validation\./, ''), hint: objective.metric },
      key: ({ values }: ReportTrial) => values?.[k] ?? null,
      cell: ({ values }: ReportTrial) => textOf(values?.[k], (value) => valueText(objective.metric, value)),
    })),
    {
      ...{ name: 'epochs', title: 'epochs' },
      key: epochsOf,
      cell: (trial) => `${epochsOf(trial)}${trial.curve.some(([, value]) => value === null) ? ' (NaN)' : ''}`,
    },
    { name: 'time', title: 'time', key: seconds, cell: (trial) => textOf(seconds(trial), duration) },
    ...data.parameters.map((parameter) => ({
      ...{ name: parameter.name, title: nameOf(parameter), hint: parameter.name },
      key: (trial: ReportTrial) => parameterOf(trial, parameter.name) ?? null,
      cell: (trial: ReportTrial) => textOf(parameterOf(trial, parameter.name), parameterText),
    })),
    // Last, as it is long.
    ...(data.trials.some(({ reason }) => reason) ? [reasonColumn] : []),
  ];
}

const reasonColumn: Column = {
  ...{ name: 'reason', title: 'reason' },
  key: ({ reason }) => reason || null,
  cell: ({ reason }) => reason?.split('\n')[0] ?? '',
};

const textOf = <Value>(value: Value | null | undefined, format: (value: Value) => string): string =>
  value === undefined || value === null ? '' : format(value);
