import type { Random } from '@s4nn/core';
import { firstPoint, nextPoint } from '../space/lattice.js';
import { type Point, randomPoint } from '../space/point.js';
import type { Space } from '../space/space.js';

const randomTries = 50;

/**
 * The first candidate that nobody has asked for yet; failing that a random point, then the next one in the order of
 * the space. Only when every point has been asked for, the first candidate again.
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
  // Every step leads to another point, so among one more than were asked for there is a fresh one.
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
