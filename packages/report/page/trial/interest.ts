import { isBetter, ordinal } from '@s4nn/core';
import type { ReportTrial } from '../../src/sweep.js';
import type { View } from './view.js';

/** How many lines a chart has at most, unless its reader wants all: more hide one another. */
export const mostLines = 300;
/** How many of them run, and how many are the best. */
const mostBest = 100;
/** How many leave room for the others. */
const mostCertain = 200;

/** Some of many trials, and how they were chosen, in words. */
export interface Interest {
  readonly ids: ReadonlySet<number>;
  readonly text: string;
}

/**
 * The trials of most interest: those that run, the best of the sweep, the 100 with the best values, and of the others as many of
 * each state, and of good and bad values, as their share in all is. Null where all are shown.
 * @param scoreOf the value by which a trial is better than another; null comes last.
 */
export function ofInterest(
  { data }: View,
  trials: readonly ReportTrial[],
  direction: 'minimize' | 'maximize',
  scoreOf: (trial: ReportTrial) => number | null,
): Interest | null {
  if (trials.length <= mostLines) return null;
  const sorted = [...trials].sort((a, b) => compare(direction, scoreOf(a), scoreOf(b)) || a.id - b.id);
  const running = sorted.filter(({ state }) => state === 'running');
  const best = sorted.filter(({ id }) => data.best.includes(id));
  const leading = sorted.filter(({ state }) => state === 'complete');
  const certain = [running, best, leading].flatMap((some) => some.slice(0, mostBest));
  const ids = new Set(certain.map(({ id }) => id).slice(0, mostCertain));
  const others = states.flatMap((state) =>
    sorted.filter((trial) => trial.state === state && !ids.has(trial.id)),
  );
  const places = mostLines - ids.size;
  const every = others.length / places;
  for (let place = 0; place < places; place++) ids.add(others[Math.floor((place + 0.5) * every)]!.id);
  const parts = [
    ...(running.length > 0 ? ['those that run'] : []),
    ...(best.length + leading.length > 0 ? ['the best'] : []),
    every < 1.5 ? 'most of the others' : `about every ${ordinal(Math.round(every))} of the others`,
  ];
  const text = `${mostLines} of ${count(trials.length)} trials: ${parts.join(', ')}, from good to bad in each state.`;
  return { ids, text };
}

/** A number with its thousands apart: 5,000. */
export const count = (number: number): string => number.toLocaleString('en');

const states = ['complete', 'pruned', 'fail', 'running', 'waiting'] as const;

function compare(direction: 'minimize' | 'maximize', a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (a === b) return 0;
  return isBetter(direction, a, b) ? -1 : 1;
}
