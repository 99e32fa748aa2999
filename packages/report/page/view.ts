import type { Objective, ParameterRange, ReportData, ReportTrial } from '../src/data.js';
import { formatterOf } from './format.js';
import { shortNames } from './short-names.js';

/** What a section needs to draw itself: the data, and how the page stands now. */
export interface View {
  readonly data: ReportData;
  /** Inner width of the page in pixels. */
  readonly width: number;
  readonly dark: boolean;
  /** The objective that is looked at. */
  readonly objective: Objective;
  readonly format: (value: number) => string;
  /** The value of a trial in that objective; null where it has none. */
  readonly scoreOf: (trial: ReportTrial) => number | null;
  /** What a parameter is called in little space. */
  readonly nameOf: (parameter: ParameterRange) => string;
}

/** The view of one objective. */
export function viewOf(data: ReportData, objective: number, width: number, dark: boolean): View {
  const chosen = data.objectives[objective] ?? data.objectives[0];
  const names = shortNames(data.parameters.map(({ name }) => name));
  return {
    data,
    width,
    dark,
    objective: chosen,
    format: formatterOf(chosen),
    scoreOf: (trial) => trial.values?.[objective] ?? null,
    nameOf: ({ name }) => names.get(name) ?? name,
  };
}

/** Whether a value of the objective is better than another. */
export const isBetter = ({ direction }: Objective, value: number, other: number): boolean =>
  direction === 'minimize' ? value < other : value > other;
