import type { Curve, Pruner } from '@s4nn/core';
import { rungsBelow } from './rungs.js';

/** Options of `asha`. */
export interface AshaOptions {
  /** The first rung in epochs; an integer of 1 or more. */
  readonly minimum: number;
  /** η: about one trial in η goes on at each rung; an integer of 2 or more. */
  readonly reduction: number;
  /** `stopping` decides once, when a trial comes to a rung; `promotion` holds it there until it is among the best. */
  readonly form: 'stopping' | 'promotion';
}

/**
 * Asynchronous successive halving (Li et al. 2018) with rungs at minimum · ηᵏ. Its stopping form is the rule of Ray and
 * Syne Tune: a trial stops when more than 1/η of the values recorded at the rung, its own included, are better than its
 * own; ties stay, the first at a rung stays, NaN stops. Its promotion form is Algorithm 2 of the paper: the best
 * ⌊n/η⌋ of n trials recorded at a rung go on, one at a time, those of the highest rung first; of equals the earlier
 * trial is the better one, and NaN never goes on.
 */
export function asha({ minimum, reduction, form }: AshaOptions): Pruner {
  const rungs = (_: number, epochs: number) => rungsBelow(epochs, minimum, reduction);
  if (form === 'promotion') {
    return {
      rungs,
      decide: () => 'pause',
      promote: (curves, last) => promote(curves, reduction, last),
    };
  }
  return {
    rungs,
    decide: ({ values }, peers) => {
      const rung = values.length;
      const own = values[rung - 1]!;
      if (Number.isNaN(own)) return 'stop';
      let recorded = 0;
      let better = 0;
      // A loop without copies: there may be thousands of peers, and as many decisions.
      for (const peer of peers) {
        // A curve that long was recorded at this rung, whatever became of its trial.
        if (peer.values.length < rung) continue;
        recorded++;
        if (peer.values[rung - 1]! > own) better++;
      }
      return better * reduction > recorded + 1 ? 'stop' : 'continue';
    },
    promote: () => null,
  };
}

function promote(curves: readonly Curve[], reduction: number, last: boolean): number | null {
  const waiting = bestWaiting(curves);
  for (const trial of waiting) {
    if (isAmongBest(trial, curves, reduction)) return trial.id;
  }
  if (!last || curves.some(({ state }) => state === 'complete')) return null;
  return waiting[0]?.id ?? null;
}

/** Of the trials that are held at a rung and may be promoted from it, the best of each rung, the highest rung first. */
function bestWaiting(curves: readonly Curve[]): Curve[] {
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

/** Whether a trial is among the best ⌊n/η⌋ of the n recorded at the rung at which it waits. */
function isAmongBest(trial: Curve, curves: readonly Curve[], reduction: number): boolean {
  const rung = trial.values.length;
  let recorded = 0;
  let before = 0;
  for (const curve of curves) {
    if (curve.values.length < rung) continue;
    recorded++;
    if (isBefore(curve, trial, rung)) before++;
  }
  return before < Math.floor(recorded / reduction);
}

/** Whether one trial ranks before another at a rung: the better one, of equals the earlier, NaN last. */
function isBefore(a: Curve, b: Curve, rung: number): boolean {
  const first = order(a.values[rung - 1]!);
  const second = order(b.values[rung - 1]!);
  return first > second || (first === second && a.id < b.id);
}

const order = (value: number): number => (Number.isNaN(value) ? -Infinity : value);
