import type { Random } from '@s4nn/core';
import { freshPoint, type History, type Point, type Space } from '@s4nn/tpe/search-space';
import { fit } from '../model/fit.js';
import { posteriorOf } from '../model/posterior.js';
import type { Hyperparameters } from '../model/process.js';
import { candidates } from './candidates.js';
import { climb, type Found, type Worth } from './climb.js';
import { evidenceOf, withExpected } from './evidence.js';
import { improvement, improvementSlopes } from './improvement.js';
import { successOf } from './success.js';

/** From how many of the best candidates the search climbs, and near how many of the best trials there are candidates. */
const [climbers, goodTrials] = [4, 5];

/** The next point to try, and the hyperparameters by which it was found. */
export interface Suggestion {
  readonly point: Point;
  readonly logs: Hyperparameters;
}

/**
 * The point that is expected to improve most on the best trial. The best is the lowest mean at a trial rather than the lowest value, which
 * may be luck.
 * @param before hyperparameters of an earlier suggestion.
 */
export function suggest(
  space: Space,
  history: History,
  before: Hyperparameters | null,
  draw: Random,
): Suggestion {
  const evidence = evidenceOf(history);
  const logs = fit(space, evidence, before);
  const known = posteriorOf(space, evidence, logs);
  const meanAt = (point: Point): number => known.at(point).mean;
  const trials = evidence.points
    .slice(0, history.complete.length)
    .map((point) => ({ point, mean: meanAt(point) }))
    .sort((a, b) => a.mean - b.mean);
  const pending = history.pending.map((index) => history.points[index]!);
  const expected = pending.map(meanAt);
  // What is being tried is to be improved on as well.
  const best = expected.reduce((least, mean) => Math.min(least, mean), trials[0]!.mean);
  const posterior =
    pending.length === 0
      ? known
      : posteriorOf(space, withExpected(evidence, pending, expected, known.noise), logs);
  const success = successOf(space, history);
  const likely = success ?? ((): number => 0);
  const worth: Worth = {
    at: (point) => improvement(best, posterior.at(point)) + likely(point),
    // Along a slope failures are left to the values that stand for them.
    slopeAt: (point) => {
      const { value, gradient } = improvementSlopes(best, posterior.slopesAt(point));
      return { value: value + likely(point), gradient };
    },
  };
  const good = trials.slice(0, goodTrials).map(({ point }) => point);
  const drawn = candidates(space, good, draw)
    .map((point): Found => ({ point, worth: worth.at(point) }))
    .sort((a, b) => b.worth - a.worth);
  const climbed = drawn.slice(0, climbers).map((found) => climb(space, worth, found, draw));
  const points = [...climbed, ...drawn].sort((a, b) => b.worth - a.worth).map(({ point }) => point);
  return { point: freshPoint(space, history.points, points as [Point, ...Point[]], draw), logs };
}
