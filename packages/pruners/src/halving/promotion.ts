import {
  type Curve,
  isBetter,
  type Judgement,
  type Objective,
  ordinal,
  type Pruner,
  valueText,
} from '@s4nn/core';
import { rungsBelow } from './rungs.js';
import { bestShare } from './share.js';
import type { StoppingOptions } from './stopping.js';

/**
 * The promotion form of asynchronous successive halving, Algorithm 2 of Li et al. 2018: a trial waits at each rung; the best
 * ⌊n/η⌋ of the n trials recorded there resume, one at a time, those of the highest rung first. Of equal trials the earlier one
 * ranks first, and NaN never resumes.
 */
export function promotion({ minimum, reduction }: StoppingOptions, objective: Objective): Pruner {
  const { metric, direction } = objective;
  const isBefore = (a: Curve, b: Curve, rung: number): boolean => {
    const [first, second] = [a.values[rung - 1]!, b.values[rung - 1]!];
    if (Number.isNaN(first) || Number.isNaN(second)) {
      return Number.isNaN(first) === Number.isNaN(second) ? a.id < b.id : Number.isNaN(second);
    }
    return first === second ? a.id < b.id : isBetter(direction, first, second);
  };
  /** How many trials were recorded at a trial's rung, and its rank among them. */
  const placeOf = (trial: Curve, curves: readonly Curve[]): { recorded: number; rank: number } => {
    const rung = trial.values.length;
    let recorded = 1;
    let rank = 1;
    for (const curve of curves) {
      if (curve.values.length < rung || curve.id === trial.id) continue;
      recorded++;
      if (isBefore(curve, trial, rung)) rank++;
    }
    return { recorded, rank };
  };
  const isAmongBest = (trial: Curve, curves: readonly Curve[]): boolean => {
    const { recorded, rank } = placeOf(trial, curves);
    return rank <= Math.floor(recorded / reduction);
  };
  const decide = (trial: Curve, peers: readonly Curve[]): Judgement => {
    const value = trial.values.at(-1)!;
    const { recorded, rank } = placeOf(trial, peers);
    const because = Number.isNaN(value)
      ? `${metric} is not a number`
      : `${valueText(metric, value)}, ${ordinal(rank)} of ${recorded}, ${bestShare(reduction)} resumes`;
    return { then: 'pause', value, rank, because };
  };
  return {
    rungs: (_, epochs) => rungsBelow(epochs, minimum, reduction),
    decide,
    promote: (curves, last) => {
      const waiting = bestWaiting(curves, isBefore);
      for (const trial of waiting) {
        if (isAmongBest(trial, curves)) return trial.id;
      }
      if (!last || curves.some(({ state }) => state === 'complete')) return null;
      return waiting[0]?.id ?? null;
    },
  };
}

/** The best trial of each rung that waits there and may be promoted, the highest rung first. */
function bestWaiting(
  curves: readonly Curve[],
  isBefore: (a: Curve, b: Curve, rung: number) => boolean,
): Curve[] {
  const best = new Map<number, Curve>();
  for (const curve of curves) {
    if (curve.state !== 'paused') continue;
    const rung = curve.values.length;
    if (Number.isNaN(curve.values[rung - 1])) continue;
    const other = best.get(rung);
    if (!other || isBefore(curve, other, rung)) best.set(rung, curve);
  }
  return [...best.values()].sort((a, b) => b.values.length - a.values.length);
}
