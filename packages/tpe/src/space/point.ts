import type { Random } from '@s4nn/core';
import type { Parameter, Space, Values } from './space.js';

/**
 * A point of a space [parameters]: the position 0…1 of each number, the index of each category, NaN where a parameter
 * does not exist.
 */
export type Point = readonly number[];

/** Whether a parameter exists given the choices before it. */
const isActive = (parameter: Parameter, point: Point): boolean =>
  parameter.condition === null || point[parameter.condition.parent] === parameter.condition.option;

/** The coordinate that stands for a coordinate: on the grid of a quantised parameter, exactly as history reads it. */
export const settle = (parameter: Parameter, coordinate: number): number =>
  parameter.kind === 'numeric' ? parameter.scale.encode(parameter.scale.decode(coordinate)) : coordinate;

/** A coordinate from a uniform number in [0, 1). */
export const drawCoordinate = (parameter: Parameter, uniform: number): number =>
  parameter.kind === 'numeric'
    ? settle(parameter, uniform)
    : Math.min(parameter.options - 1, Math.floor(uniform * parameter.options));

/** Fills a point parameter by parameter, with NaN for those that do not exist. */
export function fillPoint(
  space: Space,
  coordinateOf: (parameter: Parameter, index: number) => number,
): Point {
  const point: number[] = [];
  for (let index = 0; index < space.length; index++) {
    const parameter = space[index]!;
    point.push(isActive(parameter, point) ? coordinateOf(parameter, index) : Number.NaN);
  }
  return point;
}

/** A point from the expressions' own distributions. */
export const randomPoint = (space: Space, draw: Random): Point =>
  fillPoint(space, (parameter) => drawCoordinate(parameter, draw()));

/** The point of some values; NaN also where a value is missing or impossible. */
export const pointOf = (space: Space, values: Readonly<Record<string, unknown>>): Point =>
  fillPoint(space, (parameter) => {
    const value = values[parameter.label];
    if (typeof value !== 'number') return Number.NaN;
    if (parameter.kind === 'numeric') return parameter.scale.encode(value);
    return Number.isInteger(value) && value >= 0 && value < parameter.options ? value : Number.NaN;
  });

/** The values of a point, for the parameters that exist. */
export function valuesOf(space: Space, point: Point): Values {
  const values: Values = {};
  space.forEach((parameter, index) => {
    const coordinate = point[index]!;
    if (Number.isNaN(coordinate)) return;
    values[parameter.label] = parameter.kind === 'numeric' ? parameter.scale.decode(coordinate) : coordinate;
  });
  return values;
}
