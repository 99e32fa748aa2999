import { type Expression, InputError } from '@s4nn/core';
import { log } from '@s4nn/core/math';

/** One of several options, each of which may hold expressions of its own. */
interface Choice {
  readonly name: 'choice';
  readonly options: readonly Expression[];
}

/** An integer 0…upper − 1 without order, as in hyperopt: a seed, not a size. */
interface RandomInteger {
  readonly name: 'randint';
  readonly upper: number;
}

/** A bounded number; the bounds of the `log` ones are natural logarithms, `q` is the step of the `q` ones. */
export type Uniform =
  | { readonly name: 'uniform' | 'loguniform'; readonly low: number; readonly high: number }
  | {
      readonly name: 'quniform' | 'qloguniform';
      readonly low: number;
      readonly high: number;
      readonly q: number;
    };

/** An unbounded number; `mu` and `sigma` of the `log` ones describe its logarithm. */
export type Normal =
  | { readonly name: 'normal' | 'lognormal'; readonly mu: number; readonly sigma: number }
  | {
      readonly name: 'qnormal' | 'qlognormal';
      readonly mu: number;
      readonly sigma: number;
      readonly q: number;
    };

/** An expression that numbers are drawn from. */
export type Numeric = RandomInteger | Uniform | Normal;

/** A random expression of hyperopt-js. */
type Stochastic = Choice | Numeric;

/** The name of an expression, which is its word in a config. */
export type Word = Stochastic['name'];

/** The members of each expression, beside its name. */
export const fields: Readonly<Record<Word, readonly string[]>> = {
  choice: ['options'],
  randint: ['upper'],
  uniform: ['low', 'high'],
  loguniform: ['low', 'high'],
  quniform: ['low', 'high', 'q'],
  qloguniform: ['low', 'high', 'q'],
  normal: ['mu', 'sigma'],
  lognormal: ['mu', 'sigma'],
  qnormal: ['mu', 'sigma', 'q'],
  qlognormal: ['mu', 'sigma', 'q'],
};

/** Whether an object is a random expression; one whose `name` is anything else is plain data. */
export const isStochastic = (node: Expression): node is Stochastic =>
  typeof node === 'object' &&
  node !== null &&
  typeof (node as { name?: unknown }).name === 'string' &&
  Object.hasOwn(fields, (node as { name: string }).name);

/** The error for a fault in the expression at `label`. */
export const spaceError = (label: string, expression: Stochastic, fault: string): InputError =>
  new InputError(`Search space at "${label || '/'}": ${expression.name} ${fault}`);

/**
 * Checks the fields of an expression.
 * @throws InputError for a missing, infinite or NaN number, low ≥ high, q ≤ 0, sigma ≤ 0 and an empty choice.
 */
export function checkExpression(expression: Stochastic, label: string): void {
  const fault = faultOf(expression);
  if (fault !== null) throw spaceError(label, expression, fault);
}

/** What is wrong with the fields of an expression; null for nothing. */
export function faultOf(expression: Stochastic): string | null {
  if (expression.name === 'choice') {
    if (!Array.isArray(expression.options) || expression.options.length === 0) {
      return 'needs a list of at least one option. Add options, or put the value itself there.';
    }
    return null;
  }
  for (const field of fields[expression.name]) {
    const found = (expression as unknown as Record<string, unknown>)[field];
    if (!Number.isFinite(found)) {
      return `needs a finite number as "${field}", found ${String(found)}.`;
    }
  }
  if ('upper' in expression && !(Number.isSafeInteger(expression.upper) && expression.upper >= 1)) {
    return `needs a whole number of at least 1 as "upper", found ${expression.upper}.`;
  }
  if ('low' in expression && expression.low >= expression.high) {
    return `needs low < high, found low ${expression.low} and high ${expression.high}.`;
  }
  if ('sigma' in expression && expression.sigma <= 0) {
    return `needs a sigma above 0, found ${expression.sigma}.`;
  }
  if ('q' in expression && expression.q <= 0) {
    return `needs a step "q" above 0, found ${expression.q}.`;
  }
  return null;
}

/** Whether a value can come from the expression, on its grid or not. */
export function fits(expression: RandomInteger | Uniform | Normal, value: number): boolean {
  if (expression.name === 'randint') {
    return Number.isInteger(value) && value >= 0 && value < expression.upper;
  }
  const at = expression.name.includes('log') ? log(value) : value;
  // Rounding may take a lognormal number to 0.
  if (!('low' in expression)) return Number.isFinite(at) || (expression.name === 'qlognormal' && value === 0);
  // log(exp(bound)) may miss the bound by a rounding.
  const slack = 1e-12 * Math.max(Math.abs(expression.low), Math.abs(expression.high));
  return at >= expression.low - slack && at <= expression.high + slack;
}
