import { exp, log } from '@s4nn/core/math';
import { mass } from '../normal.js';
import type { Point } from '../space/point.js';
import type { Parameter } from '../space/space.js';
import type { Column, Density } from './density.js';

/**
 * The logarithm of a mixture's density at a point; of its probability in the quantised and categorical parameters.
 * Returned as a function so that its scratch arrays serve all candidates.
 */
export function scorer(density: Density): (point: Point) => number {
  const { space, weights, columns } = density;
  const logWeights = weights.map(log);
  const exponents = new Float64Array(weights.length);
  const factors = new Float64Array(weights.length);
  const values = new Float64Array(weights.length);
  return (point) => {
    exponents.set(logWeights);
    factors.fill(1);
    let common = 0;
    for (let index = 0; index < columns.length; index++) {
      const at = point[index]!;
      if (Number.isNaN(at)) continue;
      common += multiply(columns[index]!, space[index]!, at, exponents, factors, values);
    }
    return common + logSum(exponents, factors);
  };
}

/** A column's parts by kind, and the parameter they belong to. */
type Numbers = Extract<Column, { kind: 'numeric' }>;
type Categories = Extract<Column, { kind: 'categorical' }>;

/**
 * Multiplies every component by its kernel at a coordinate.
 * @param values scratch for what each kernel gives.
 * @returns the logarithm of a factor that all components share.
 */
function multiply(
  column: Column,
  parameter: Parameter,
  at: number,
  exponents: Float64Array,
  factors: Float64Array,
  values: Float64Array,
): number {
  if (parameter.kind === 'categorical') {
    multiplyCategory(column as Categories, parameter.options, at, exponents);
    return 0;
  }
  const { grid } = parameter.scale;
  if (grid === null) {
    multiplyDensity(column as Numbers, at, exponents, values);
    return 0;
  }
  const cell = grid.cellOf(at);
  const lower = grid.edge(cell);
  const upper = grid.edge(cell + 1);
  // A cell so far out on a normal scale that it has no width is the same to all.
  if (!(upper > lower)) return 0;
  // Components hold the mean density over the cell, so that the product over many parameters stays near 1.
  multiplyMean(column as Numbers, lower, upper, factors, values);
  return log(upper - lower);
}

function multiplyCategory(column: Categories, options: number, at: number, exponents: Float64Array): void {
  const { observed, smoothing } = column;
  const total = 1 + options * smoothing;
  const same = log((1 + smoothing) / total);
  const other = log(smoothing / total);
  const missing = -log(options);
  for (let component = 0; component < observed.length; component++) {
    const category = observed[component]!;
    exponents[component]! += category === at ? same : category < 0 ? missing : other;
  }
}

function multiplyDensity(column: Numbers, at: number, exponents: Float64Array, values: Float64Array): void {
  const { kernels, centres, sharpness, peaks } = column;
  for (let kernel = 0; kernel < centres.length; kernel++) {
    const z = (at - centres[kernel]!) * sharpness[kernel]!;
    values[kernel] = peaks[kernel]! - 0.5 * z * z;
  }
  for (let component = 0; component < kernels.length; component++) {
    exponents[component]! += values[kernels[component]!]!;
  }
}

function multiplyMean(
  column: Numbers,
  lower: number,
  upper: number,
  factors: Float64Array,
  values: Float64Array,
): void {
  const { kernels, centres, sharpness, gains } = column;
  const perWidth = 1 / (upper - lower);
  for (let kernel = 0; kernel < centres.length; kernel++) {
    const centre = centres[kernel]!;
    const sharp = sharpness[kernel]!;
    const within = mass((lower - centre) * sharp, (upper - centre) * sharp);
    values[kernel] = within * gains[kernel]! * perWidth;
  }
  for (let component = 0; component < kernels.length; component++) {
    factors[component]! *= values[kernels[component]!]!;
  }
}

/** log Σ factor · exp(exponent). */
function logSum(exponents: Float64Array, factors: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const exponent of exponents) if (exponent > largest) largest = exponent;
  let sum = 0;
  for (let component = 0; component < exponents.length; component++) {
    sum += factors[component]! * exp(exponents[component]! - largest);
  }
  return largest + log(sum);
}
