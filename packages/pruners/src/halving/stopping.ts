import {
  type Curve,
  isBetter,
  type Judgement,
  type Objective,
  ordinal,
  type Pruner,
  valueText,
} from '@s4nn/core';
import { nthSmallest } from '../order/nth-smallest.js';
import { rungsBelow } from './rungs.js';

/** The rungs, and the share of the trials that continues. */
export interface StoppingOptions {
  /** The first rung in epochs; an integer of at least 1. */
  readonly minimum: number;
  /** η: about one trial in η continues at each rung; an integer of at least 2. */
  readonly reduction: number;
}

/**
 * The stopping form of asynchronous successive halving, by the rule of Ray and Syne Tune: a trial stops when more than 1/η
 * of the values recorded at the rung, including its own, are better than its own. Ties continue, the first trial at a rung
 * continues, NaN stops.
 */
export const stopping = ({ minimum, reduction }: StoppingOptions, objective: Objective): Pruner => ({
  rungs: (_, epochs) => rungsBelow(epochs, minimum, reduction),
  decide: (trial, peers) => judge(trial, peers, reduction, objective),
  promote: () => null,
});

function judge(
  { values }: Curve,
  peers: readonly Curve[],
  reduction: number,
  { metric, direction }: Objective,
): Judgement {
  const rung = values.length;
  const value = values[rung - 1]!;
  if (Number.isNaN(value)) return { then: 'stop', value, because: `${metric} is not a number` };
  const sign = isBetter(direction, 1, 0) ? 1 : -1;
  const others = new Float64Array(peers.length);
  let numbers = 0;
  let recorded = 0;
  let better = 0;
  // One loop without copies: there may be thousands of peers, and as many decisions.
  for (const peer of peers) {
    // A curve that is long enough was recorded at this rung, whatever its trial's state is now.
    if (peer.values.length < rung) continue;
    recorded++;
    const other = peer.values[rung - 1]!;
    if (Number.isNaN(other)) continue;
    others[numbers++] = other;
    if (sign * other > sign * value) better++;
  }
  const rank = better + 1;
  const betters = Math.floor((recorded + 1) / reduction);
  const allowed = betters === 0 ? 'none' : `at most ${betters}`;
  const because = `${valueText(metric, value)}, ${ordinal(rank)} of ${recorded + 1}, ${allowed} may be better`;
  if (better <= betters) return { then: 'continue', value, rank, because };
  // The value to reach is the one that exactly this many peers beat.
  const place = sign === 1 ? numbers - 1 - betters : betters;
  const limit = nthSmallest(others.subarray(0, numbers), place);
  return { then: 'stop', value, limit, rank, because };
}
