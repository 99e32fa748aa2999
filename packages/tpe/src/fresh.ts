import type { Random } from '@s4nn/core';
import { fillPoint, type Point, randomPoint, settle } from './point.js';
import type { Parameter, Space } from './space.js';

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
  // Every step leads to another point, so among one more than were asked for there is a fresh one.
  for (let attempt = 0; attempt <= asked.length; attempt++) {
    point = following(space, point);
    if (isFresh(point)) return point;
  }
  return candidates[0];
}

function isSame(a: Point, b: Point): boolean {
  for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false;
  return true;
}

/** The next point when the last parameter counts fastest, as on an odometer; the first one after the last. */
function following(space: Space, point: Point): Point {
  let turned = space.length - 1;
  while (turned >= 0 && !hasNext(space[turned]!, point[turned]!)) turned--;
  return fillPoint(space, (parameter, index) => {
    if (index < turned) return point[index]!;
    return nth(parameter, index === turned ? cellOf(parameter, point[index]!) + 1 : 0);
  });
}

const gridOf = (parameter: Parameter) => (parameter.kind === 'numeric' ? parameter.scale.grid : null);

function hasNext(parameter: Parameter, coordinate: number): boolean {
  if (Number.isNaN(coordinate)) return false;
  const cells = parameter.kind === 'categorical' ? parameter.options : (gridOf(parameter)?.cells ?? 1);
  return cellOf(parameter, coordinate) + 1 < cells;
}

const cellOf = (parameter: Parameter, coordinate: number): number =>
  parameter.kind === 'categorical' ? coordinate : (gridOf(parameter)?.cellOf(coordinate) ?? 0);

function nth(parameter: Parameter, cell: number): number {
  if (parameter.kind === 'categorical') return cell;
  const grid = gridOf(parameter);
  return settle(parameter, grid === null ? 0.5 : (grid.edge(cell) + grid.edge(cell + 1)) / 2);
}
