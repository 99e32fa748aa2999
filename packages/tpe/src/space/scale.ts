import { exp, log } from '@s4nn/core/math';
import { cumulative, quantile } from '../normal.js';
import { type Normal, spaceError, type Uniform } from './expression.js';

/**
 * How the values of a numeric expression map to the unit interval, where all expressions are searched in the same way. A uniform
 * draw on the interval has the expression's own distribution.
 */
export interface Scale {
  /** The position 0…1 of a value; NaN for what the scale cannot hold. */
  readonly encode: (value: number) => number;
  /** The nearest value to a position: for a quantised expression, on its grid and within its bounds. */
  readonly decode: (position: number) => number;
  /** The values of a quantised expression; null for a continuous one. */
  readonly grid: Grid | null;
}

/** The interval divided into one cell per value. */
interface Grid {
  readonly cells: number;
  /** Index of the cell 0…cells − 1 that a position lies in. */
  readonly cellOf: (position: number) => number;
  /** Position of the edge 0…cells below that cell. */
  readonly edge: (cell: number) => number;
}

// Beyond this many standard deviations a double between 0 and 1 has no more positions.
const farthest = 8;
// exp(log(1000)) is 999.9999999999998: a bound this close to a multiple of q means that multiple.
const slack = 1e-12;

/**
 * The scale of a checked numeric expression.
 * @throws InputError when no multiple of q lies within the bounds, or when a logarithmic bound overflows.
 */
export function scaleOf(expression: Uniform | Normal, label: string): Scale {
  const logarithmic = expression.name.includes('log');
  const forward = logarithmic ? log : (value: number) => value;
  const backward = logarithmic ? exp : (value: number) => value;
  const [from, to] =
    'low' in expression
      ? [expression.low, expression.high]
      : [expression.mu - farthest * expression.sigma, expression.mu + farthest * expression.sigma];
  if (!Number.isFinite(backward(to)) || (logarithmic && 'low' in expression && backward(from) === 0)) {
    const range = `exp(${from})…exp(${to}) is no range of numbers`;
    throw spaceError(
      label,
      expression,
      'low' in expression
        ? `takes natural logarithms, and ${range}. Write Math.log of the bounds.`
        : `is drawn up to ${farthest} sigma from mu, and ${range}. Use a smaller sigma.`,
    );
  }
  if (!('q' in expression)) {
    const { position, inverse } = axis(expression, from, to);
    const low = backward(from);
    const high = backward(to);
    return {
      encode: (value) => inUnit(position(forward(value))),
      decode: (unit) => Math.min(high, Math.max(low, backward(inverse(unit)))),
      grid: null,
    };
  }
  const { q } = expression;
  const [first, last] =
    'low' in expression
      ? [
          Math.max(logarithmic ? 1 : -Infinity, Math.ceil(nudged(backward(from) / q, -slack))),
          Math.floor(nudged(backward(to) / q, slack)),
        ]
      : [Math.round(backward(from) / q), Math.round(backward(to) / q)];
  if (!(first <= last)) {
    throw spaceError(
      label,
      expression,
      `has no multiple of q = ${q} between ${backward(from)} and ${backward(to)}. Use a smaller q or wider bounds.`,
    );
  }
  const cells = last - first + 1;
  const between = (index: number) => forward(logarithmic ? Math.max(0, index * q) : index * q);
  const { position, inverse } = axis(expression, between(first - 0.5), between(last + 0.5));
  const cellOf = (unit: number) =>
    Math.min(last, Math.max(first, Math.round(backward(inverse(unit)) / q))) - first;
  return {
    encode: (value) => inUnit(position(forward(value))),
    // 3 × 0.05 is 0.15000000000000002: 15 digits give the number that people mean.
    decode: (unit) => Number(((first + cellOf(unit)) * q).toPrecision(15)),
    grid: {
      cells,
      cellOf,
      edge: (cell) => (cell === 0 ? 0 : cell === cells ? 1 : position(between(first + cell - 0.5))),
    },
  };
}

const nudged = (value: number, relative: number): number => value + relative * Math.abs(value);

const inUnit = (position: number): number => Math.min(1, Math.max(0, position));

/** The unit interval along the (logarithmic) number line: linear for bounded expressions, Φ for normal ones. */
function axis(expression: Uniform | Normal, from: number, to: number) {
  if ('low' in expression) {
    return {
      position: (at: number) => (at - from) / (to - from),
      inverse: (unit: number) => from + unit * (to - from),
    };
  }
  const { mu, sigma } = expression;
  return {
    position: (at: number) => cumulative((at - mu) / sigma),
    inverse: (unit: number) => mu + sigma * quantile(Math.min(1 - 2 ** -50, Math.max(2 ** -50, unit))),
  };
}
