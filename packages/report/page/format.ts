import type { Objective } from '../src/data.js';

/** How a value of an objective is written: accuracies as percentages, everything else with four digits. */
export const formatterOf = ({ metric }: Objective): ((value: number) => string) =>
  /accuracy/i.test(metric) ? percent : short;

/** A share as a percentage with at most two decimals, for example 96.2 %. */
export const percent = (share: number): string =>
  Number.isFinite(share) ? `${Number((100 * share).toFixed(2))} %` : String(share);

/** A number with as many digits as a person wants to see. */
export function short(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  return String(Number(value.toPrecision(4)));
}

/** A parameter's value as people read it. */
export const valueText = (value: number | string): string =>
  typeof value === 'number' ? short(value) : value;

/** Seconds as people say them: 4.2 s, 48 s, 3 min 05 s, 2 h 10 min, 2 h. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min${more(whole % 60, 's')}`;
  return `${Math.floor(minutes / 60)} h${more(minutes % 60, 'min')}`;
}

const more = (count: number, unit: string): string =>
  count === 0 ? '' : ` ${String(count).padStart(2, '0')} ${unit}`;

/** A moment in the reader's time zone. */
export const moment = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** A count and its noun: 1 trial, 2 trials. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
