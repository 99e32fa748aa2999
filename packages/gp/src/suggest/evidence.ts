import type { History, Point } from '@s4nn/tpe/search-space';
import type { Evidence } from '../model/process.js';
import { warped } from '../model/warp.js';

/** Variance that a failed trial has beyond the noise: its value is made up. */
const doubtOfFailed = 0.1;

/** What a history tells: the losses of complete trials, and as high ones as any where trials failed. */
export function evidenceOf({ points, complete, failed }: History): Evidence {
  const done = [...complete].sort((a, b) => a.index - b.index);
  const values = warped(done.map(({ loss }) => loss));
  const worst = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return {
    points: [...done.map(({ index }) => index), ...failed].map((index) => points[index]!),
    values: [...values, ...failed.map(() => worst)],
    doubts: [...values.map(() => 0), ...failed.map(() => doubtOfFailed)],
  };
}

/**
 * Evidence with points that are being tried, as if they had turned out as expected and without noise: so that nothing is tried close to
 * them.
 * @param noise variance of the noise, which they do not have.
 */
export const withExpected = (
  { points, values, doubts }: Evidence,
  tried: readonly Point[],
  expected: readonly number[],
  noise: number,
): Evidence => ({
  points: [...points, ...tried],
  values: [...Array.from(values), ...expected],
  doubts: [...Array.from(doubts), ...tried.map(() => -noise)],
});
