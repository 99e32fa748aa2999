import type { Random } from '@s4nn/core';
import { drawCoordinate, fillPoint, type Point } from '../space/point.js';
import type { Parameter, Space } from '../space/space.js';

/**
 * The next point of a Latin hypercube that grows: each number falls into one of the intervals that the points so far have
 * used least, and each category is one of the least used. It needs no design fixed in advance, so it does not matter if the
 * caller adds points or changes the seed with every call.
 * @param strata number of intervals of a numeric parameter.
 */
export function stratifiedPoint(space: Space, points: readonly Point[], strata: number, draw: Random): Point {
  return fillPoint(space, (parameter, index) => {
    const count = Math.min(strata, valuesIn(parameter));
    const used = new Uint32Array(count);
    for (const point of points) {
      const position = positionOf(parameter, point[index]!);
      if (!Number.isNaN(position)) used[Math.min(count - 1, Math.floor(position * count))]!++;
    }
    const least = used.reduce((fewest, times) => Math.min(fewest, times));
    const free = Array.from(used.keys()).filter((stratum) => used[stratum] === least);
    const stratum = free[Math.floor(draw() * free.length)]!;
    return drawCoordinate(parameter, (stratum + draw()) / count);
  });
}

function valuesIn(parameter: Parameter): number {
  if (parameter.kind === 'categorical') return parameter.options;
  return parameter.scale.grid?.cells ?? Number.POSITIVE_INFINITY;
}

const positionOf = (parameter: Parameter, coordinate: number): number =>
  parameter.kind === 'numeric' ? coordinate : (coordinate + 0.5) / parameter.options;
