import type { Random } from '@s4nn/core';
import {
  drawCoordinate,
  fillPoint,
  type Parameter,
  type Point,
  type Space,
  settle,
} from '@s4nn/tpe/search-space';
import { minimise } from '../linear/minimise.js';

/** What is to be as high as possible. */
export interface Worth {
  readonly at: (point: Point) => number;
  /** With its gradient along the space's parameters. */
  readonly slopeAt: (point: Point) => { readonly value: number; readonly gradient: Float64Array };
}

/** A point and its worth. */
export interface Found {
  readonly point: Point;
  readonly worth: number;
}

const rounds = 3;
const steps = 25;
/** A round that gains less is the last. */
const least = 1e-3;

/** Climbs from a point: along all numbers at once by their gradient, then choice by choice and step by step of quantised numbers. */
export function climb(space: Space, worth: Worth, from: Found, draw: Random): Found {
  let best = from;
  for (let round = 0; round < rounds; round++) {
    const before = best.worth;
    best = better(best, worth, alongNumbers(space, worth, best.point));
    for (let index = 0; index < space.length; index++) {
      for (const coordinate of neighbours(space[index]!, best.point[index]!)) {
        best = better(best, worth, moved(space, best.point, index, coordinate, draw));
      }
    }
    if (best.worth - before < least) break;
  }
  return best;
}

function better(best: Found, { at }: Worth, point: Point): Found {
  const worth = at(point);
  return worth > best.worth ? { point, worth } : best;
}

/** The point at the top of the slope, with quantised numbers back on their grid. */
function alongNumbers(space: Space, { slopeAt }: Worth, from: Point): Point {
  const numbers = [...space.keys()].filter(
    (index) => space[index]!.kind === 'numeric' && !Number.isNaN(from[index]!),
  );
  if (numbers.length === 0) return from;
  const withNumbers = (places: ArrayLike<number>): number[] => {
    const point = [...from];
    for (const [k, index] of numbers.entries()) point[index] = places[k]!;
    return point;
  };
  const top = minimise(
    (places) => {
      const { value, gradient } = slopeAt(withNumbers(places));
      return { value: -value, gradient: Float64Array.from(numbers, (index) => -gradient[index]!) };
    },
    numbers.map((index) => from[index]!),
    { low: numbers.map(() => 0), high: numbers.map(() => 1), steps },
  );
  return withNumbers(top!.at).map((coordinate, index) =>
    Number.isNaN(coordinate) ? coordinate : settle(space[index]!, coordinate),
  );
}

/** The other options of a choice, or the next values on a grid. */
function neighbours(parameter: Parameter, coordinate: number): number[] {
  if (Number.isNaN(coordinate)) return [];
  if (parameter.kind === 'categorical') {
    return Array.from({ length: parameter.options }, (_, option) => option).filter(
      (option) => option !== coordinate,
    );
  }
  const { grid } = parameter.scale;
  if (grid === null) return [];
  const cell = grid.cellOf(coordinate);
  return [cell - 1, cell + 1]
    .filter((next) => next >= 0 && next < grid.cells)
    .map((next) => settle(parameter, (grid.edge(next) + grid.edge(next + 1)) / 2));
}

/** The point with another coordinate; parameters that begin to exist are drawn. */
const moved = (space: Space, from: Point, index: number, coordinate: number, draw: Random): Point =>
  fillPoint(space, (parameter, k) => {
    if (k === index) return coordinate;
    return Number.isNaN(from[k]!) ? drawCoordinate(parameter, draw()) : from[k]!;
  });
