import { percent } from './percent.js';

/** A value of an objective as people read it: shares of the samples, such as accuracies, in percent. */
export const valueText = (metric: string, value: number): string =>
  metric.startsWith('validation.')
    ? percent(value)
    : String(Number.isInteger(value) ? value : Number(value.toPrecision(4)));

/** The values of all objectives, by metric, on one line: `validation.accuracy 96.36 %, spikes.toDecision 512.3`. */
export const valuesText = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([metric, value]) => `${metric} ${valueText(metric, value)}`)
    .join(', ');
