import type { Random } from '@s4nn/core';
import { densityOf } from '../density/density.js';
import { samplePoint } from '../density/sample.js';
import { scorer } from '../density/score.js';
import type { TpeOptions } from '../options.js';
import type { Point } from '../space/point.js';
import type { Space } from '../space/space.js';
import type { History } from '../trials/history.js';
import { freshPoint } from './fresh.js';
import { split } from './split.js';
import { stratifiedPoint } from './startup.js';

/** The next point to try: first points of the startup design, then the candidate that is most likely a good trial. */
export function suggest(space: Space, history: History, options: Required<TpeOptions>, draw: Random): Point {
  const asked = history.points;
  if (asked.length < options.startup) {
    return freshPoint(space, asked, [stratifiedPoint(space, asked, options.startup, draw)], draw);
  }
  const { good, weights, bad } = split(history, options.gamma, options.pending);
  const pointsAt = (indices: readonly number[]) => indices.map((index) => asked[index]!);
  const likely = densityOf(space, pointsAt(good), weights);
  const unlikely = densityOf(
    space,
    pointsAt(bad),
    bad.map(() => 1),
  );
  const logLikely = scorer(likely);
  const logUnlikely = scorer(unlikely);
  const candidates = Array.from({ length: options.candidates }, () => samplePoint(likely, draw))
    .map((point) => ({ point, score: logLikely(point) - logUnlikely(point) }))
    .sort((a, b) => b.score - a.score)
    .map(({ point }) => point);
  return freshPoint(space, asked, candidates as [Point, ...Point[]], draw);
}
