/** A share as a percentage: 96.23 %. */
export const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/**
 * A value of an objective as people read it, the same everywhere: shares of the samples, such as accuracies, in percent, other
 * values with four digits.
 */
export const valueText = (metric: string, value: number): string =>
  isShare(metric) ? percent(value) : numberText(value);

/** Whether the values of a metric are shares of the samples, 0…1. */
export const isShare = (metric: string): boolean => metric.startsWith('validation.');

/** A number with four significant digits; integers are written in full. */
export const numberText = (value: number): string =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(4)));

/** The values of all objectives, by metric, on one line: `validation.accuracy 96.36 %, spikes.toDecision 512.3`. */
export const valuesText = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([metric, value]) => `${metric} ${valueText(metric, value)}`)
    .join(', ');

/** A count and its noun: 1 epoch, 2 epochs. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The first of some things, and whether there are more: "a, b, …". */
export const fewText = (things: readonly (string | number)[], most: number): string =>
  [...things.slice(0, most), ...(things.length > most ? ['…'] : [])].join(', ');

/** A place in an order: 1st, 2nd, 3rd, 4th, 11th. */
export function ordinal(place: number): string {
  const isTeen = Math.floor(place / 10) % 10 === 1;
  return `${place}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][place % 10]) ?? 'th'}`;
}
