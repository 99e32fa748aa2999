import { counted, type EpochReport, numberText, percent, valueText } from '@s4nn/core';
import type { Colours } from '../../terminal.js';
import { duration } from '../format.js';
import { endedIn, type State, trainingIn } from './state.js';
import { epochsPerSecond, secondsLeft } from './time-left.js';
import { eachWord } from './wrapped.js';

/** How many trials have ended, and how. */
export function countFacts(state: State, colours: Pick<Colours, 'red'>): string[] {
  const { trials, pruned, failed } = state;
  return [
    `${endedIn(state)}/${counted(trials, 'trial')}`,
    ...(pruned > 0 ? [`${pruned} pruned`] : []),
    ...(failed > 0 ? [eachWord(colours.red, `${failed} failed`)] : []),
  ];
}

/** For how long this run has been running and how long it takes, and how fast it is; shorter where there is little room. */
export function timeFacts(state: State, now: number, width: number): string[] {
  const elapsed = `${duration((now - state.clock.started) / 1000)} elapsed`;
  const left = secondsLeft(state, now);
  const isOver = state.final !== null && state.final.epoch >= state.final.epochs;
  const withFinal = state.final || state.trials === 0 || width < 60 ? '' : ' with the retraining';
  const about = `about ${duration(left ?? 0)} left${withFinal}`;
  const speed = state.final ? null : epochsPerSecond(state, now);
  return [
    elapsed,
    ...(isOver ? [] : [left === null ? 'estimating the time left' : about]),
    ...(speed === null ? [] : [`${speedText(speed)} epochs/s`]),
  ];
}

const speedText = (speed: number): string =>
  speed >= 100 ? String(Math.round(speed)) : numberText(Number(speed.toPrecision(2)));

/** The value of the best trial by the first objective; null before there is one. */
export function bestText({ top, objectives }: State): string | null {
  const [best] = top;
  const [first] = objectives;
  return best && first ? `${valueText(first.metric, best.values![0]!)} (trial ${best.id})` : null;
}

/** Which trials are not trained although they have begun, and why. */
export function waitFacts({ running }: State): string[] {
  const those = (is: State['running'][number]['is']): number[] =>
    running.filter((each) => each.is === is).map(({ trial }) => trial);
  const fact = (trials: readonly number[], one: string, many: string): string[] =>
    trials.length === 0 ? [] : [`${trialsText(trials)} ${trials.length === 1 ? one : many}`];
  return [
    ...fact(those('queued'), 'waits for a lane', 'wait for a lane'),
    ...fact(those('trained'), 'is trained and waits for its turn', 'are trained and wait for their turn'),
    ...fact(those('resting'), 'waits at a rung', 'wait at a rung'),
  ];
}

/** Trials by number, consecutive ones together: trial 3, trials 0–11, 14. */
export function trialsText(trials: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const trial of [...trials].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && trial <= last[1] + 1) last[1] = trial;
    else ranges.push([trial, trial]);
  }
  const texts = ranges.flatMap(([from, to]) =>
    to - from < 2 ? [...new Set([from, to])].map(String) : [`${from}–${to}`],
  );
  const shown = texts.length <= mostRanges ? texts : [...texts.slice(0, mostRanges - 1), '…'];
  return `trial${trials.length === 1 ? '' : 's'} ${shown.join(', ')}`;
}

const mostRanges = 8;

/** The accuracy of an epoch of the last training: on validation samples, or while learning if there are none. */
export const finalAccuracy = ({ validation, trainingAccuracy }: EpochReport): string =>
  validation
    ? `${percent(validation.accuracy.potential)} on validation`
    : `${percent(trainingAccuracy)} while learning (lenient)`;

/** How many lanes have work, where fewer do than there are. */
export function laneFacts(state: State): string[] {
  const busy = trainingIn(state);
  return busy < state.lanes && !state.isElsewhere && !state.final
    ? [`${busy} of ${counted(state.lanes, 'lane')} busy`]
    : [];
}

/** Where a sweep stands, in one line, for logs. */
export function standing(state: State, now: number, colours: Pick<Colours, 'red'>): string {
  const best = bestText(state);
  return [
    ...countFacts(state, colours),
    ...timeFacts(state, now, Number.POSITIVE_INFINITY),
    ...(best ? [`best ${best}`] : []),
  ].join(' · ');
}
