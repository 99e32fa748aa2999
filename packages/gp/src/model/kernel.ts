import { exp } from '@s4nn/core/math';
import type { Parameter, Point, Space } from '@s4nn/tpe/search-space';

/**
 * The covariance of two points at a squared distance: Matérn with ν = 5/2, whose samples are twice differentiable. As it falls with
 * the distance of points in a Euclidean space, it is a kernel over everything that {@link apart} places there.
 */
export function matern(square: number): number {
  const root = Math.sqrt(5 * square);
  return (1 + root + (5 / 3) * square) * exp(-root);
}

/** Its derivative by the squared distance. */
export function maternSlope(square: number): number {
  const root = Math.sqrt(5 * square);
  return (-5 / 6) * (1 + root) * exp(-root);
}

/** Where a number that does not exist lies: in the middle, as far from most as can be without being far from all. */
const absent = 0.5;

/** The place of a number on its axis. */
export const placeOf = (coordinate: number): number => (Number.isNaN(coordinate) ? absent : coordinate);

/**
 * How far two points are apart in one parameter, squared and before its weight. Numbers lie along an axis. The categories of a
 * choice are corners of a simplex, and that it does not exist is one more. So the sum over all parameters, each with its weight, is the
 * squared distance of two points of a Euclidean space.
 */
export function apart(parameter: Parameter, a: number, b: number): number {
  if (parameter.kind === 'categorical') return Object.is(a, b) ? 0 : 1;
  const distance = placeOf(a) - placeOf(b);
  return distance * distance;
}

/** [parameters][pairs] how far all points are apart: (1, 0), (2, 0), (2, 1), (3, 0) … */
export const allApart = (space: Space, points: readonly Point[]): Float64Array[] =>
  space.map((parameter, index) => {
    const squares = new Float64Array((points.length * (points.length - 1)) / 2);
    let pair = 0;
    for (let a = 1; a < points.length; a++) {
      for (let b = 0; b < a; b++) {
        squares[pair++] = apart(parameter, points[a]![index]!, points[b]![index]!);
      }
    }
    return squares;
  });
