/** A share as a percentage with two decimals, for example 96.23 %. */
export const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** A value of an objective as people read it: shares of the samples, such as accuracies, in percent. */
export const valueText = (metric: string, value: number): string =>
  isShare(metric) ? percent(value) : numberText(value);

/** The values of all objectives by metric, on one line: `validation.accuracy 96.36 %, spikes.toDecision 512.3`. */
export const valuesText = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([metric, value]) => `${metric} ${valueText(metric, value)}`)
    .join(', ');

/** Whether the values of a metric are shares of the samples, 0…1. */
export const isShare = (metric: string): boolean => metric.startsWith('validation.');

/** A number with four significant digits; integers are written in full. */
export const numberText = (value: number): string =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(4)));
