import { log } from '@s4nn/core/math';
import { cumulative, type History, type Point, type Space } from '@s4nn/tpe/search-space';
import { fit } from '../model/fit.js';
import { posteriorOf } from '../model/posterior.js';

/** Variance of what a trial's fate says about its neighbours. */
const doubt = 0.05;

/**
 * The logarithm of how likely a trial succeeds at a point: a Gaussian process on which trials did, 1, and which failed, −1. Null where
 * none has failed.
 */
export function successOf(space: Space, history: History): ((point: Point) => number) | null {
  const { points, complete, failed } = history;
  if (failed.length === 0) return null;
  const succeeded = complete.map(({ index }) => index).sort((a, b) => a - b);
  const fates = {
    points: [...succeeded, ...failed].map((index) => points[index]!),
    values: [...succeeded.map(() => 1), ...failed.map(() => -1)],
    doubts: new Float64Array(succeeded.length + failed.length),
  };
  const posterior = posteriorOf(space, fates, fit(space, fates, null));
  return (point) => {
    const { mean, deviation } = posterior.at(point);
    const spread = Math.sqrt(deviation * deviation + posterior.noise + doubt);
    return log(Math.max(1e-12, cumulative(mean / spread)));
  };
}
