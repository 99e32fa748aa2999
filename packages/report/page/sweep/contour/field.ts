import { distanceTo, hullOf } from './hull.js';

/** A value at a place of the unit square. */
export interface Sample {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** Values over the unit square, row by row from y = 0, with how far each can be trusted. */
export interface Field {
  readonly side: number;
  /** [side × side] the mean of the samples nearby, weighted by their distance; NaN where there are none. */
  readonly values: Float64Array;
  /** [side × side] 1 among samples, falling to 0 where none is near and beyond their convex hull. */
  readonly trust: Float64Array;
}

/** How far beyond the hull something is still seen, as a share of an axis. */
const fringe = 0.06;

/**
 * Smooths samples over the unit square (Nadaraya and Watson 1964, with Silverman's widths). It depends on the samples alone, not on
 * how large they are drawn.
 */
export function fieldOf(samples: readonly Sample[], side = 96): Field {
  const [sums, counts] = [new Float64Array(side * side), new Float64Array(side * side)];
  const cell = (at: number): number => Math.min(side - 1, Math.max(0, Math.floor(at * side)));
  for (const { x, y, value } of samples) {
    const index = cell(y) * side + cell(x);
    sums[index]! += value;
    counts[index]! += 1;
  }
  const across = kernelOf(
    samples.map(({ x }) => x),
    side,
  );
  const up = kernelOf(
    samples.map(({ y }) => y),
    side,
  );
  const [weighted, weights] = [sums, counts].map((grid) => blurred(grid, side, across, up, added)) as [
    Float64Array,
    Float64Array,
  ];
  const present = counts.map((count) => Math.min(1, count));
  const nearest = blurred(present, side, across, up, Math.max);
  const hull = hullOf(samples.map(({ x, y }) => [x, y]));
  return {
    side,
    values: weighted.map((sum, index) => (weights[index]! > 0 ? sum / weights[index]! : Number.NaN)),
    trust: nearest.map((near, index) => {
      if (near <= far) return 0;
      const spot = [((index % side) + 0.5) / side, (Math.floor(index / side) + 0.5) / side] as const;
      const beyond = distanceTo(hull, spot) / fringe;
      return Math.max(0, 1 - beyond) * Math.min(1, (near - far) / (close - far));
    }),
  };
}

/** The weight of the nearest sample from which on all is seen, and up to which nothing is. */
const [close, far] = [0.4, 0.05] as const;

/** The weights of cells by their distance: 1 for a cell itself. */
function kernelOf(values: readonly number[], side: number): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const width = Math.max(0.03, Math.min(0.2, Math.sqrt(variance) * values.length ** (-1 / 6))) * side;
  return Float64Array.from({ length: Math.ceil(4 * width) }, (_, distance) =>
    Math.exp(-0.5 * (distance / width) ** 2),
  );
}

type Joined = (one: number, other: number) => number;

const added: Joined = (one, other) => one + other;

function blurred(
  grid: Float64Array,
  side: number,
  across: Float64Array,
  up: Float64Array,
  joined: Joined,
): Float64Array {
  const rows = spread(grid, { side, step: 1, next: side }, across, joined);
  return spread(rows, { side, step: side, next: 1 }, up, joined);
}

interface Lines {
  readonly side: number;
  /** From a cell to the one after it in its line, and from a line to the one after it. */
  readonly step: number;
  readonly next: number;
}

/** Joins to each cell of a line what the others of the line hold, by their distance. */
function spread(
  grid: Float64Array,
  { side, step, next }: Lines,
  kernel: Float64Array,
  joined: Joined,
): Float64Array {
  const result = new Float64Array(grid.length);
  for (let line = 0; line < side; line++) {
    for (let from = 0; from < side; from++) {
      const held = grid[line * next + from * step]!;
      if (held === 0) continue;
      const last = Math.min(side - 1, from + kernel.length - 1);
      for (let to = Math.max(0, from - kernel.length + 1); to <= last; to++) {
        const cell = line * next + to * step;
        result[cell] = joined(result[cell]!, held * kernel[Math.abs(to - from)]!);
      }
    }
  }
  return result;
}
