import type { Space } from '@s4nn/tpe/search-space';
import { minimise } from '../linear/minimise.js';
import { allApart } from './kernel.js';
import { unlikelihood } from './likelihood.js';
import { beginning, boundOf } from './prior.js';
import type { Evidence, Hyperparameters } from './process.js';

/** How many points hyperparameters are fitted to: the time of a step grows with the cube of their number. */
const mostPoints = 100;

const steps = 20;

/**
 * The most likely hyperparameters, from the usual beginning and from those before.
 * @param before those that an earlier fit gave, if there are any.
 */
export function fit(space: Space, evidence: Evidence, before: Hyperparameters | null): Hyperparameters {
  const some = someOf(evidence);
  const squares = allApart(space, some.points);
  const bounds = { low: boundOf(space.length, 0), high: boundOf(space.length, 1), steps };
  const usual = beginning(space.length);
  const isKnown = before !== null && before.length === usual.length && before.every(Number.isFinite);
  const found = (isKnown ? [usual, before] : [usual])
    .map((start) => minimise((at) => unlikelihood(at, some, squares), start, bounds))
    .filter((minimum) => minimum !== null)
    .sort((a, b) => a.value - b.value);
  return found[0]?.at ?? usual;
}

/** Of much evidence the half of the best that is allowed, and of the others as many, evenly spread over their values. */
function someOf(evidence: Evidence): Evidence {
  const { points, values, doubts } = evidence;
  if (points.length <= mostPoints) return evidence;
  const order = [...points.keys()].sort((a, b) => values[a]! - values[b]! || a - b);
  const best = order.slice(0, mostPoints / 2);
  const others = order.slice(mostPoints / 2);
  const every = others.length / (mostPoints / 2);
  const spread = best.map((_, k) => others[Math.floor((k + 0.5) * every)]!);
  const chosen = [...best, ...spread].sort((a, b) => a - b);
  return {
    points: chosen.map((index) => points[index]!),
    values: chosen.map((index) => values[index]!),
    doubts: chosen.map((index) => doubts[index]!),
  };
}
