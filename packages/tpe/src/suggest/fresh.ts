import type { Random } from '@s4nn/core';
import { firstPoint, nextPoint } from '../space/lattice.js';
import { type Point, randomPoint } from '../space/point.js';
import type { Space } from '../space/space.js';

const randomTries = 50;

/**
 * The first candidate that has not been tried yet; if there is none, a random point, then the next point in the order of the
 * space. The first candidate again only if every point has been tried.
 */
export function freshPoint(
  space: Space,
  asked: readonly Point[],
  candidates: readonly [Point, ...Point[]],
  draw: Random,
): Point {
  const isFresh = (point: Point) => !asked.some((other) => isSame(point, other));
  for (const candidate of candidates) if (isFresh(candidate)) return candidate;
  let point: Point = candidates[0];
  for (let attempt = 0; attempt < randomTries; attempt++) {
    point = randomPoint(space, draw);
    if (isFresh(point)) return point;
  }
  const lattice = { space, points: 1 };
  // Every step leads to another point, so one step more than there are tried points must find a fresh one.
  for (let attempt = 0; attempt <= asked.length; attempt++) {
    point = nextPoint(lattice, point) ?? firstPoint(lattice);
    if (isFresh(point)) return point;
  }
  return candidates[0];
}

function isSame(a: Point, b: Point): boolean {
  for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false;
  return true;
}
