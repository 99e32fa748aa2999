import { log } from '@s4nn/core/math';
import { mass } from '../normal.js';
import type { Point } from '../space/point.js';
import type { Space } from '../space/space.js';

/** What a parameter contributes to each component: the kernels of the observations, or the prior where they lack the parameter. */
export type Column =
  | {
      readonly kind: 'numeric';
      /** [components] which kernel; many share one: where the parameter is missing, and on the grid of a quantised one. */
      readonly kernels: Uint32Array;
      /** [kernels] centre. */
      readonly centres: Float64Array;
      /** [kernels] one over the bandwidth. */
      readonly sharpness: Float64Array;
      /** [kernels] one over the mass that the kernel has within 0…1 before it is truncated. */
      readonly gains: Float64Array;
      /** [kernels] logarithm of the density at the centre. */
      readonly peaks: Float64Array;
    }
  | {
      readonly kind: 'categorical';
      /** [components] observed category, or −1. */
      readonly observed: Int32Array;
      /** Weight of the uniform part of a kernel: 1 / (observations + 1). */
      readonly smoothing: number;
    };

/**
 * A mixture with a product kernel for each observed point and, last, the prior: wide in every number, uniform in every
 * category. Missing parameters of a point have the prior's kernel.
 */
export interface Density {
  readonly space: Space;
  readonly points: readonly Point[];
  /** [components] that sum to 1. */
  readonly weights: Float64Array;
  readonly columns: readonly Column[];
}

const priorCentre = 0.5;
const priorWidth = 1;
const priorGain = 1 / mass(-priorCentre / priorWidth, (1 - priorCentre) / priorWidth);
const peakOf = (sharpness: number, gain: number) => log((sharpness * gain) / Math.sqrt(2 * Math.PI));

/**
 * Builds the mixture.
 * @param weights one per point, 1 on average; the prior counts as one point of average weight.
 */
export function densityOf(space: Space, points: readonly Point[], weights: readonly number[]): Density {
  const total = points.length + 1;
  const narrowest = Math.min(0.1, Math.max(0.02, 0.01 * space.length));
  return {
    space,
    points,
    weights: Float64Array.from({ length: total }, (_, index) => (weights[index] ?? 1) / total),
    columns: space.map((parameter, index) =>
      parameter.kind === 'numeric'
        ? numericColumn(points, index, narrowest)
        : categoricalColumn(points, index),
    ),
  };
}

function categoricalColumn(points: readonly Point[], parameter: number): Column {
  const observed = new Int32Array(points.length + 1).fill(-1);
  let present = 0;
  points.forEach((point, index) => {
    const category = point[parameter]!;
    if (Number.isNaN(category)) return;
    observed[index] = category;
    present++;
  });
  return { kind: 'categorical', observed, smoothing: 1 / (present + 1) };
}

/** Bandwidth: the larger gap to the neighbours, the prior's centre among them; the outermost have one neighbour. */
function numericColumn(points: readonly Point[], parameter: number, narrowest: number): Column {
  const total = points.length + 1;
  const kernels = new Uint32Array(total);
  const centres = new Float64Array(total).fill(priorCentre);
  const sharpness = new Float64Array(total).fill(1 / priorWidth);
  const gains = new Float64Array(total).fill(priorGain);
  const peaks = new Float64Array(total).fill(peakOf(1 / priorWidth, priorGain));
  const sorted = sortedPositions(points, parameter);
  const least = Math.max(narrowest, 1 / (sorted.length + 1) ** 2);
  const seen = new Uint32Array(sorted.length);
  const latest = new Uint32Array(sorted.length);
  // Kernel 0 is the prior's.
  let count = 1;
  points.forEach((point, index) => {
    const centre = point[parameter]!;
    if (Number.isNaN(centre)) return;
    const first = firstAtLeast(sorted, centre);
    // Equal positions stand in the order of the points, the prior's after them.
    const place = first + seen[first]!++;
    const left = place > 0 ? centre - sorted[place - 1]! : 0;
    const right = place < sorted.length - 1 ? sorted[place + 1]! - centre : 0;
    const sharp = 1 / Math.min(1, Math.max(least, left, right));
    if (latest[first] === 0 || sharpness[latest[first]!] !== sharp) {
      const gain = 1 / mass(-centre * sharp, (1 - centre) * sharp);
      centres[count] = centre;
      sharpness[count] = sharp;
      gains[count] = gain;
      peaks[count] = peakOf(sharp, gain);
      latest[first] = count++;
    }
    kernels[index] = latest[first]!;
  });
  return {
    kind: 'numeric',
    kernels,
    centres: centres.subarray(0, count),
    sharpness: sharpness.subarray(0, count),
    gains: gains.subarray(0, count),
    peaks: peaks.subarray(0, count),
  };
}

function sortedPositions(points: readonly Point[], parameter: number): Float64Array {
  const positions = new Float64Array(points.length + 1);
  let count = 0;
  positions[count++] = priorCentre;
  for (const point of points) {
    const position = point[parameter]!;
    if (!Number.isNaN(position)) positions[count++] = position;
  }
  return positions.subarray(0, count).sort();
}

function firstAtLeast(sorted: Float64Array, position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
