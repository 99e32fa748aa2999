import type { Random } from '@s4nn/core';
import { cos, exp, log } from '@s4nn/core/math';
import {
  drawCoordinate,
  fillPoint,
  type Point,
  randomPoint,
  type Space,
  settle,
} from '@s4nn/tpe/search-space';

/** How many points are drawn from the whole space, and how many near each good one. */
const [anywhere, nearEach] = [300, 12];
/** How likely a choice near a good point is drawn anew. */
const redrawn = 0.15;

/** Points among which the search for the best one begins: from the whole space, and near good ones. */
export const candidates = (space: Space, good: readonly Point[], draw: Random): Point[] => [
  ...Array.from({ length: anywhere }, () => randomPoint(space, draw)),
  ...good.flatMap((point) => Array.from({ length: nearEach }, () => near(space, point, draw))),
];

/** A point near another, from a thousandth to a third of each axis away. */
function near(space: Space, point: Point, draw: Random): Point {
  const size = exp(-Math.LN10 * (0.5 + 2.5 * draw()));
  return fillPoint(space, (parameter, index) => {
    const from = point[index]!;
    if (Number.isNaN(from)) return drawCoordinate(parameter, draw());
    if (parameter.kind === 'categorical') {
      return draw() < redrawn ? drawCoordinate(parameter, draw()) : from;
    }
    const to = from + size * gaussian(draw);
    return settle(parameter, Math.min(1, Math.max(0, to)));
  });
}

const gaussian = (draw: Random): number => Math.sqrt(-2 * log(1 - draw())) * cos(2 * Math.PI * draw());
