import { fillPoint, type Point, settle } from './point.js';
import type { Parameter, Space } from './space.js';

/**
 * The finite points of a space: all values of categories and quantised numbers, and `points` of a continuous one. They are
 * ordered like the readings of an odometer: the last parameter changes fastest, each one upwards from its lowest value.
 */
export interface Lattice {
  readonly space: Space;
  readonly points: number;
}

/** The first point. */
export const firstPoint = (lattice: Lattice): Point =>
  fillPoint(lattice.space, (parameter) => nth(lattice, parameter, 0));

/** The point after one; null after the last. Coordinates between the lattice's count as their nearest one. */
export function nextPoint(lattice: Lattice, point: Point): Point | null {
  const { space } = lattice;
  let turned = space.length - 1;
  while (turned >= 0 && !hasNext(lattice, space[turned]!, point[turned]!)) turned--;
  if (turned < 0) return null;
  return fillPoint(space, (parameter, index) => {
    if (index < turned) return point[index]!;
    return nth(lattice, parameter, index === turned ? placeOf(lattice, parameter, point[index]!) + 1 : 0);
  });
}

function hasNext(lattice: Lattice, parameter: Parameter, coordinate: number): boolean {
  return (
    !Number.isNaN(coordinate) && placeOf(lattice, parameter, coordinate) + 1 < countOf(lattice, parameter)
  );
}

const gridOf = (parameter: Parameter) => (parameter.kind === 'numeric' ? parameter.scale.grid : null);

const countOf = ({ points }: Lattice, parameter: Parameter): number =>
  parameter.kind === 'categorical' ? parameter.options : (gridOf(parameter)?.cells ?? points);

function placeOf({ points }: Lattice, parameter: Parameter, coordinate: number): number {
  if (parameter.kind === 'categorical') return coordinate;
  const grid = gridOf(parameter);
  if (grid !== null) return grid.cellOf(coordinate);
  return reachesBounds(parameter, points)
    ? Math.round(coordinate * (points - 1))
    : Math.min(points - 1, Math.floor(coordinate * points));
}

/** The coordinate at a place: a continuous parameter's first and last are its bounds, or quantiles if it has none. */
function nth({ points }: Lattice, parameter: Parameter, place: number): number {
  if (parameter.kind === 'categorical') return place;
  const grid = gridOf(parameter);
  if (grid !== null) return settle(parameter, (grid.edge(place) + grid.edge(place + 1)) / 2);
  return settle(parameter, reachesBounds(parameter, points) ? place / (points - 1) : (place + 0.5) / points);
}

const reachesBounds = (parameter: Parameter, points: number): boolean =>
  points > 1 && parameter.kind === 'numeric' && 'low' in parameter.expression;
