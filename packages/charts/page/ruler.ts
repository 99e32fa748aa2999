import { numberText } from '@s4nn/core';
import type { ParameterRange } from '@s4nn/log';
import { clipped } from './clipped.js';

type NumberRange = Extract<ParameterRange, { kind: 'number' }>;

/** Where on its range a value lies, 0…1: by its logarithm where the range is logarithmic, by its place among choices. */
export function positionOf(parameter: ParameterRange, value: number | string): number {
  if (parameter.kind === 'choice') {
    const last = parameter.choices.length - 1;
    return last === 0 ? 0.5 : parameter.choices.indexOf(String(value)) / last;
  }
  const { low, high } = parameter;
  const scale = isLog(parameter) ? Math.log : (number: number) => number;
  return low === high ? 0.5 : (scale(Number(value)) - scale(low)) / (scale(high) - scale(low));
}

/** The number at a place of a range, 0…1, in as many digits as tell it from those a hundredth of the range away. */
export function numberAt(range: NumberRange, position: number): number {
  const { low, high } = range;
  if (position <= 0) return low;
  if (position >= 1) return high;
  const value = isLog(range) ? low * (high / low) ** position : low + (high - low) * position;
  const tellable = (isLog(range) ? value * (high / low) ** 0.01 - value : 0.01 * (high - low)) || 1;
  const unit = 10 ** Math.floor(Math.log10(tellable));
  return Number((Math.round(value / unit) * unit).toPrecision(12));
}

/** A labelled place of a range. */
export interface Stop {
  readonly position: number;
  readonly text: string;
}

/** What is written along a range: every choice, or both ends and a round number near the middle. A choice gets `room` characters. */
export function stopsOf(parameter: ParameterRange, room: number): Stop[] {
  const values = parameter.kind === 'choice' ? parameter.choices : marksOf(parameter);
  return values.map((value) => ({
    position: positionOf(parameter, value),
    text: typeof value === 'number' ? numberText(value) : clipped(value, room),
  }));
}

/** The axis of a plot in which a parameter's values lie at their positions. */
export function axisOf(parameter: ParameterRange, label: string, room: number) {
  const stops = stopsOf(parameter, room);
  const margin = parameter.kind === 'choice' ? 0.45 / Math.max(1, parameter.choices.length - 1) : 0;
  return {
    domain: [-margin, 1 + margin],
    label,
    grid: false,
    ticks: stops.map(({ position }) => position),
    tickFormat: (position: number) => stops.find((stop) => stop.position === position)?.text ?? '',
  };
}

/** How many characters each choice of a parameter has on an axis, given its length in pixels. */
export const roomOf = (parameter: ParameterRange, pixels: number): number =>
  parameter.kind === 'choice' ? Math.floor(pixels / parameter.choices.length / 7) : 0;

/** The numbers that are written along a range: both ends, and a round one near the middle. */
export function marksOf(range: NumberRange): number[] {
  const { low, high } = range;
  return [
    ...new Set([
      low,
      roundBetween(numberAt(range, 1 / 3), numberAt(range, 2 / 3), numberAt(range, 1 / 2)),
      high,
    ]),
  ];
}

/** Of the numbers between two others that have the fewest digits: a power of ten, else 5 or 2 of one, else the one nearest to `middle`. */
function roundBetween(low: number, high: number, middle: number): number {
  const largest = Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high))));
  for (let power = largest; power > largest - 17; power--) {
    const unit = 10 ** power;
    const first = Math.ceil(low / unit);
    const times = Array.from(
      { length: Math.max(0, Math.floor(high / unit) - first + 1) },
      (_, k) => first + k,
    );
    if (times.length === 0) continue;
    const nearest = times.reduce((a, b) =>
      Math.abs(b * unit - middle) < Math.abs(a * unit - middle) ? b : a,
    );
    const round = [0, 1, 5, 2].flatMap((digit) => times.filter((one) => Math.abs(one) === digit));
    return Number(((round[0] ?? nearest) * unit).toPrecision(12));
  }
  return middle;
}

/** Steps of a logarithmic range may reach 0, which has no logarithm. */
const isLog = ({ log, low }: { readonly log: boolean; readonly low: number }): boolean => log && low > 0;
