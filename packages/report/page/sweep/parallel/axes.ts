import { marksOf, numberAt, positionOf, type Reach, type Stop, stopsOf, within } from '@s4nn/charts';
import { numberText, valueText } from '@s4nn/core';
import type { ParameterRange } from '@s4nn/log';
import type { ReportTrial } from '../../../src/sweep.js';
import type { Condition, Subject } from '../../trial/filter.js';
import { parameterOf } from '../../trial/parameter-of.js';
import type { View } from '../../trial/view.js';

/** Part of an axis, from 0 at its left end to 1 at its right. */
export type Stretch = readonly [low: number, high: number];

/** An axis of parallel coordinates. */
export interface Axis {
  readonly of: Subject;
  readonly name: string;
  /** The name as it is in the config. */
  readonly wholeName: string;
  readonly stops: readonly Stop[];
  /** Where a trial is, 0…1; NaN where it has no value. */
  readonly positionOf: (trial: ReportTrial) => number;
  /** How far an arrow key moves an end of a stretch. */
  readonly step: number;
  /** What a stretch selects; null where that is all. */
  readonly conditionOf: (stretch: Stretch) => Condition | null;
  /** What a condition selects. */
  readonly stretchOf: (condition: Condition) => Stretch;
  /** What is at a place, in words. */
  readonly textAt: (position: number) => string;
}

/** An axis for the objective that is looked at, and below it one for each parameter. */
export const axesOf = (view: View, reach: Reach): Axis[] => [
  metricAxis(view, reach),
  ...view.data.parameters.map((range) => {
    const of = { parameter: range.name };
    const base = { of, name: view.nameOf(range), wholeName: range.name, stops: stopsOf(range, 18) };
    const place = (trial: ReportTrial): number => {
      const value = parameterOf(trial, range.name);
      return value === undefined ? Number.NaN : positionOf(range, value);
    };
    return { ...base, positionOf: place, ...(range.kind === 'choice' ? choices(range) : numbers(of, range)) };
  }),
];

function numbers<Of extends Subject>(of: Of, range: Extract<ParameterRange, { kind: 'number' }>) {
  return {
    step: 0.02,
    conditionOf: ([low, high]: Stretch): Condition | null =>
      low <= 0 && high >= 1
        ? null
        : ({ ...of, low: numberAt(range, low), high: numberAt(range, high) } as Condition),
    stretchOf: (condition: Condition): Stretch =>
      'choices' in condition
        ? [0, 1]
        : [clamped(positionOf(range, condition.low)), clamped(positionOf(range, condition.high))],
    textAt: (position: number): string => numberText(numberAt(range, position)),
  };
}

function choices(range: Extract<ParameterRange, { kind: 'choice' }>) {
  const { name, choices } = range;
  const step = choices.length === 1 ? 1 : 1 / (choices.length - 1);
  return {
    step,
    conditionOf: ([low, high]: Stretch): Condition | null => {
      const chosen = choices.filter((choice) => {
        const position = positionOf(range, choice);
        return position >= low - step / 2 && position <= high + step / 2;
      });
      return chosen.length === choices.length ? null : { parameter: name, choices: chosen };
    },
    stretchOf: (condition: Condition): Stretch => {
      if (!('choices' in condition)) return [0, 1];
      const places = condition.choices.map((choice) => positionOf(range, choice));
      return [clamped(Math.min(...places)), clamped(Math.max(...places))];
    },
    textAt: (position: number): string => choices[Math.round(position / step)] ?? choices[0] ?? '',
  };
}

/** Its ends hold what lies beyond the reach as well. */
function metricAxis({ data, objective, scoreOf }: View, reach: Reach): Axis {
  const { metric } = objective;
  const scores = data.trials.flatMap((trial) => scoreOf(trial) ?? []);
  // Its ends are values of trials: the room that other axes leave beside them would be taken for results.
  const inside = few(scores.filter((score) => within(reach, score) === score)) as [number, number];
  const [low, high] = inside[0] < inside[1] ? inside : reach.domain;
  const range = { name: metric, kind: 'number', low, high, log: false } as const;
  const ends = { low: Math.min(low, ...few(scores)), high: Math.max(high, ...few(scores)) };
  const { conditionOf, ...rest } = numbers({ metric }, range);
  return {
    ...rest,
    of: { metric },
    ...{ name: metric, wholeName: metric },
    stops: marksOf(range).map((value) => ({
      position: positionOf(range, value),
      text: valueText(metric, value),
    })),
    positionOf: (trial) => {
      const score = scoreOf(trial);
      return score === null ? Number.NaN : clamped(positionOf(range, score));
    },
    conditionOf: (stretch) => {
      const condition = conditionOf(stretch);
      return condition && 'low' in condition
        ? {
            ...condition,
            low: stretch[0] <= 0 ? ends.low : condition.low,
            high: stretch[1] >= 1 ? ends.high : condition.high,
          }
        : condition;
    },
    textAt: (position) => valueText(metric, numberAt(range, position)),
  };
}

const clamped = (position: number): number => Math.min(1, Math.max(0, position));

/** The least and the greatest: a call may not have as many arguments as there may be trials. */
const few = (values: readonly number[]): number[] => [
  values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
];
