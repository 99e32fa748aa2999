import type { ComparedSweep, Comparison } from '@s4nn/sweep';
import type { Colours } from '../../terminal.js';
import { table } from '../table.js';
import { comparedRows } from './compared-rows.js';
import { soFarTables } from './so-far-tables.js';

/** The comparison of two sweeps as lines. */
export function comparisonText(comparison: Comparison, colours: Colours): string[] {
  const { sweeps, difference, dataDifference } = comparison;
  const names = sweeps.map(({ name }) => name);
  const differing = difference.map(({ pointer, first, second }) => [pointer, json(first), json(second)]);
  return [
    ...table(['', ...names], comparedRows(comparison), colours),
    ...warnings(comparison).flatMap((warning) => ['', warning]),
    ...(dataDifference && dataDifference.length > 0
      ? [
          '',
          'the samples differ (was: the first, is: the second):',
          ...dataDifference.map((line) => `  ${line}`),
        ]
      : []),
    ...soFarTables(comparison, colours).flatMap((lines) => ['', ...lines]),
    '',
    ...(differing.length === 0
      ? ['the configs are the same']
      : table(['configs differ in', ...names], differing, colours)),
  ];
}

/** Differences that make a comparison of values misleading. */
function warnings({ sweeps: [first, second], sameObjectives, sameSamples }: Comparison): string[] {
  const after = ({ name, objectives }: ComparedSweep): string =>
    `${name} is to ${objectives.map(({ metric, direction }) => `${direction} ${metric}`).join(', ')}`;
  return [
    ...(sameObjectives
      ? []
      : [`different objectives: ${after(first)}; ${after(second)}. Their values are not compared.`]),
    ...(sameSamples.test
      ? []
      : ['different datasets: validation and test use other samples, so values cannot be compared.']),
    ...(sameSamples.validation || !sameSamples.test
      ? []
      : [
          'different validation samples (/training/validation, /training/seed): part of any difference is chance.',
        ]),
  ];
}

/** A value of a config, cut so that two fit on a line. */
function json(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
