import { exp, log } from '@s4nn/core/math';
import type { Parameter } from '../space/space.js';

const bins = 64;

/** How a parameter's values are counted. */
export interface Cells {
  /** The whole range, in cells. */
  readonly size: number;
  /** How many of them are looked at: categories that no trial has are left out. */
  readonly count: number;
  /** [trials] the cell of each trial; −1 for one that does not have the parameter. */
  readonly of: Int32Array;
  /** [count × count] how much trials of one cell say about another; null for categories, which have no neighbours. */
  readonly kernel: Float64Array | null;
}

/**
 * Counts the values of a parameter.
 * @param coordinates [trials] NaN for those that do not have it.
 */
export function cellsOf(parameter: Parameter, coordinates: readonly number[]): Cells {
  if (parameter.kind === 'categorical') {
    const found = new Map<number, number>();
    const of = Int32Array.from(coordinates, (option) => {
      if (Number.isNaN(option)) return -1;
      if (!found.has(option)) found.set(option, found.size);
      return found.get(option)!;
    });
    return { size: parameter.options, count: found.size, of, kernel: null };
  }
  const { grid } = parameter.scale;
  const isSmall = grid !== null && grid.cells <= bins;
  const count = isSmall ? grid.cells : bins;
  const cellOf = isSmall ? grid.cellOf : (at: number) => Math.min(bins - 1, Math.floor(at * bins));
  const centreOf = isSmall
    ? (cell: number) => (grid.edge(cell) + grid.edge(cell + 1)) / 2
    : (cell: number) => (cell + 0.5) / bins;
  const width = Math.max(0.5 / count, bandwidth(coordinates.filter((at) => !Number.isNaN(at))));
  return {
    ...{ size: count, count },
    of: Int32Array.from(coordinates, (at) => (Number.isNaN(at) ? -1 : cellOf(at))),
    kernel: Float64Array.from({ length: count * count }, (_, pair) => {
      const [cell, other] = [Math.floor(pair / count), pair % count];
      return exp(-0.5 * ((centreOf(cell) - centreOf(other)) / width) ** 2);
    }),
  };
}

/** Silverman's rule. */
function bandwidth(coordinates: readonly number[]): number {
  if (coordinates.length === 0) return 0;
  const mean = coordinates.reduce((sum, at) => sum + at, 0) / coordinates.length;
  const variance = coordinates.reduce((sum, at) => sum + (at - mean) ** 2, 0) / coordinates.length;
  return 0.9 * Math.sqrt(variance) * exp(-0.2 * log(coordinates.length));
}
