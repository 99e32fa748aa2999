import type { ReportData, ReportTrial } from '../../src/sweep.js';
import { parameterOf } from './parameter-of.js';

/** What a trial must have to be shown: a parameter or a metric from `low` to `high`, both included, or one of some choices. */
export type Condition =
  | { readonly parameter: string; readonly low: number; readonly high: number }
  | { readonly parameter: string; readonly choices: readonly string[] }
  | { readonly metric: string; readonly low: number; readonly high: number };

/** Conditions that a trial must meet, all of them; without any, all trials are shown. */
export type Filter = readonly Condition[];

/** What trials are filtered by, and how that is changed. */
export interface Filtering {
  readonly filter: Filter;
  /** Shows only the trials that pass another filter, in all sections. */
  readonly onFilter: (filter: Filter) => void;
}

/** Whether a trial meets all conditions. One without the parameter or the value does not. */
export const passes = (objectives: ReportData['objectives'], filter: Filter, trial: ReportTrial): boolean =>
  filter.every((condition) => meets(objectives, condition, trial));

/** The filter with another condition on the same parameter or metric, or with none. */
export const replaced = (filter: Filter, of: Subject, condition: Condition | null): Filter => [
  ...filter.filter((one) => !isAbout(one, of)),
  ...(condition ? [condition] : []),
];

/** What a condition is about. */
export type Subject = { readonly parameter: string } | { readonly metric: string };

/** Whether a condition is about that parameter or metric. */
export const isAbout = (condition: Condition, of: Subject): boolean =>
  'metric' in of
    ? 'metric' in condition && condition.metric === of.metric
    : 'parameter' in condition && condition.parameter === of.parameter;

function meets(objectives: ReportData['objectives'], condition: Condition, trial: ReportTrial): boolean {
  const value =
    'metric' in condition
      ? trial.values?.[objectives.findIndex(({ metric }) => metric === condition.metric)]
      : parameterOf(trial, condition.parameter);
  if (value === undefined || value === null) return false;
  return 'choices' in condition
    ? condition.choices.includes(String(value))
    : Number(value) >= condition.low && Number(value) <= condition.high;
}
