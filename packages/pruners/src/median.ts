import {
  type Curve,
  completeOptions,
  type Judgement,
  type Objective,
  type Plugin,
  valueText,
} from '@s4nn/core';
import { nthSmallest } from './order/nth-smallest.js';

/** Options of `median`. */
export interface MedianOptions {
  /** How many trials have to be complete before any is stopped; at least one has to be. */
  readonly startup: number;
  /** The first epochs of a trial, in which it is not judged. */
  readonly warmup: number;
  /** Epochs from one judgement to the next; an integer of at least 1. */
  readonly interval: number;
}

/**
 * The median rule (Golovin et al. 2017, as in Optuna): a trial stops when its best value so far is worse than the median of
 * the complete trials' values at the same epoch. NaN does not count; a trial that has had nothing else stops.
 */
const median: Plugin<'pruner'> = {
  kind: 'pruner',
  options: {
    type: 'object',
    description:
      'Stops a trial whose best value is worse than the median of the complete trials at the same epoch.',
    properties: {
      startup: {
        type: 'integer',
        minimum: 0,
        default: 5,
        description: 'How many trials have to be complete before any is stopped.',
      },
      warmup: {
        type: 'integer',
        minimum: 0,
        default: 0,
        description: 'The first epochs of a trial, in which it is not judged.',
      },
      interval: {
        type: 'integer',
        minimum: 1,
        default: 1,
        description: 'Epochs from one judgement to the next.',
      },
    },
    additionalProperties: false,
  },
  create: (given: Partial<MedianOptions>, { objective }) => {
    const { startup, warmup, interval } = completeOptions<MedianOptions>('median', median.options, given);
    return {
      rungs: (_, epochs) => {
        const rungs: number[] = [];
        for (let rung = warmup + interval; rung < epochs; rung += interval) rungs.push(rung);
        return rungs;
      },
      decide: (trial, peers) => judge(trial, peers, startup, objective),
      promote: () => null,
    };
  },
};
export default median;

function judge(
  { values }: Curve,
  peers: readonly Curve[],
  startup: number,
  { metric, direction }: Objective,
): Judgement {
  const sign = direction === 'maximize' ? 1 : -1;
  const best = bestOf(values, sign);
  const others = { complete: 0, count: 0, below: 0, under: -Infinity, over: Infinity };
  // A loop without copies or sorting: there may be thousands of peers, and more decisions.
  for (const peer of peers) {
    if (peer.state !== 'complete') continue;
    others.complete++;
    const other = sign * (peer.values[values.length - 1] ?? Number.NaN);
    if (Number.isNaN(other)) continue;
    others.count++;
    if (other <= best) {
      others.below++;
      if (other > others.under) others.under = other;
    } else if (other < others.over) others.over = other;
  }
  const needed = Math.max(1, startup);
  const value = sign * best;
  if (others.complete < needed) {
    return { then: 'continue', value, because: `${others.complete} of ${needed} trials are complete` };
  }
  if (best === -Infinity) {
    return { then: 'stop', value: Number.NaN, because: `${metric} was never a number` };
  }
  if (others.count === 0) return { then: 'continue', value, because: 'no complete trial was as long' };
  const bestText = `best ${valueText(metric, value)}`;
  if (!isBelowMedian(best, others)) {
    return { then: 'continue', value, because: `${bestText}, no worse than the median of ${others.count}` };
  }
  const limit = medianAt(values.length, peers);
  const side = sign === 1 ? 'below' : 'above';
  const because = `${bestText}, ${side} the median ${valueText(metric, limit)} of ${others.count}`;
  return { then: 'stop', value, limit, because };
}

/** The best value so far, where larger is better; −Infinity if there was none. */
function bestOf(values: readonly number[], sign: 1 | -1): number {
  let best = -Infinity;
  // NaN is never greater.
  for (const value of values) if (sign * value > best) best = sign * value;
  return best;
}

/**
 * Whether a value is below the median of other values.
 * @param others their count, how many of them are not above the value, the largest of those, and the smallest of the rest.
 */
function isBelowMedian(
  value: number,
  { count, below, under, over }: Readonly<Record<'count' | 'below' | 'under' | 'over', number>>,
): boolean {
  // The median is one of them, or the mean of the middle two, which may lie on both sides of the value.
  const half = count >> 1;
  if (count % 2 === 1) return below <= half;
  return below === half ? value < (under + over) / 2 : below < half;
}

/** The median of the complete trials' values at an epoch. */
function medianAt(epoch: number, peers: readonly Curve[]): number {
  const values = new Float64Array(peers.length);
  let count = 0;
  for (const peer of peers) {
    const value = peer.state === 'complete' ? peer.values[epoch - 1] : undefined;
    if (value !== undefined && !Number.isNaN(value)) values[count++] = value;
  }
  const known = values.subarray(0, count);
  const upper = nthSmallest(known, count >> 1);
  return count % 2 === 1 ? upper : (nthSmallest(known, (count >> 1) - 1) + upper) / 2;
}
