import type { Random } from '@s4nn/core';
import { cumulative, quantile } from '../normal.js';
import { drawCoordinate, fillPoint, type Point, settle } from '../space/point.js';
import type { Density } from './density.js';

/**
 * Draws a point from a mixture: a component by weight, then each parameter that exists from the component's kernel.
 * Where the component's point lacks the parameter, because its choices were others, a component that has it lends its
 * kernel.
 */
export function samplePoint(density: Density, draw: Random): Point {
  const { space, points, weights, columns } = density;
  const component = byWeight(weights, () => true, draw());
  return fillPoint(space, (parameter, index) => {
    const has = (candidate: number) => !Number.isNaN(points[candidate]?.[index] ?? Number.NaN);
    let lender = component;
    if (component < points.length && !has(component)) {
      lender = draw() < weights[points.length]! ? points.length : byWeight(weights, has, draw());
    }
    const uniform = draw();
    const column = columns[index]!;
    if (column.kind === 'numeric') {
      const kernel = column.kernels[lender]!;
      return settle(parameter, truncated(column.centres[kernel]!, column.sharpness[kernel]!, uniform));
    }
    const category = column.observed[lender]!;
    if (category < 0) return drawCoordinate(parameter, uniform);
    const options = parameter.kind === 'categorical' ? parameter.options : 0;
    const chance = 1 / (1 + options * column.smoothing);
    return uniform < chance ? category : drawCoordinate(parameter, (uniform - chance) / (1 - chance));
  });
}

/** A number from the normal distribution truncated to 0…1, by its inverse cumulative distribution. */
function truncated(centre: number, sharpness: number, uniform: number): number {
  const low = cumulative(-centre * sharpness);
  const high = cumulative((1 - centre) * sharpness);
  const z = quantile(low + uniform * (high - low));
  return Math.min(1, Math.max(0, centre + z / sharpness));
}

/** One of the eligible components, by weight; the last component, which is the prior, when none is. */
function byWeight(weights: Float64Array, eligible: (component: number) => boolean, uniform: number): number {
  let total = 0;
  for (let component = 0; component < weights.length; component++) {
    if (eligible(component)) total += weights[component]!;
  }
  let left = uniform * total;
  for (let component = 0; component < weights.length; component++) {
    if (!eligible(component)) continue;
    left -= weights[component]!;
    if (left < 0) return component;
  }
  return weights.length - 1;
}
