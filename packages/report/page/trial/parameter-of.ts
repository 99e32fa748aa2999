import type { ReportTrial } from '../../src/sweep.js';

/** A trial's value of a parameter, whatever its name; undefined where the trial does not have it. */
export const parameterOf = ({ parameters }: ReportTrial, name: string): number | string | undefined =>
  Object.hasOwn(parameters, name) ? parameters[name] : undefined;
