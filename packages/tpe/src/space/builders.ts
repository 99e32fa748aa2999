import { InputError } from '@s4nn/core';
import { log } from '@s4nn/core/math';
import { faultOf, fields, type Numeric } from './expression.js';
import type { Drawn, ParametersOf } from './parameters-of.js';

/** Any number between two bounds. */
export const uniform = (low: number, high: number): Drawn<number> => drawnFrom('uniform', low, high);

/** A multiple of q between two bounds. */
export const quniform = (low: number, high: number, q: number): Drawn<number> =>
  drawnFrom('quniform', low, high, q);

/** Any number between two bounds, its logarithm uniform. The bounds are the numbers themselves: `loguniform(0.001, 1)`. */
export const loguniform = (low: number, high: number): Drawn<number> => drawnFrom('loguniform', low, high);

/** A multiple of q between two bounds, its logarithm uniform. The bounds are the numbers themselves. */
export const qloguniform = (low: number, high: number, q: number): Drawn<number> =>
  drawnFrom('qloguniform', low, high, q);

/** A number around mu, normally distributed. */
export const normal = (mu: number, sigma: number): Drawn<number> => drawnFrom('normal', mu, sigma);

/** The same as a multiple of q. */
export const qnormal = (mu: number, sigma: number, q: number): Drawn<number> =>
  drawnFrom('qnormal', mu, sigma, q);

/** A number whose natural logarithm is normally distributed around mu. */
export const lognormal = (mu: number, sigma: number): Drawn<number> => drawnFrom('lognormal', mu, sigma);

/** The same as a multiple of q. */
export const qlognormal = (mu: number, sigma: number, q: number): Drawn<number> =>
  drawnFrom('qlognormal', mu, sigma, q);

/** An integer 0…upper − 1 without order, such as a seed; for a size use {@link quniform}. */
export const randint = (upper: number): Drawn<number> => drawnFrom('randint', upper);

/** One of several options: any plain data, which may hold expressions itself. */
export function choice<const Option>(options: readonly Option[]): Drawn<ParametersOf<Option>> {
  if (!Array.isArray(options) || options.length === 0) {
    throw new InputError('choice: found no options, expected an array of at least one');
  }
  return { name: 'choice', options } as unknown as Drawn<ParametersOf<Option>>;
}

const drawnFrom = (word: Numeric['name'], ...numbers: number[]): Drawn<number> =>
  expressionOf(word, numbers, word) as unknown as Drawn<number>;

/**
 * The expression of hyperopt-js, whose log-uniform bounds are logarithms, of a word and its numbers, all of them natural.
 * @param place where it is written; the message begins with it.
 * @throws InputError for a wrong number of numbers, and for some that nothing can be drawn from.
 */
export function expressionOf(word: Numeric['name'], numbers: readonly unknown[], place: string): Numeric {
  const names = fields[word];
  const found = `${place}: found ${word} of [${numbers.join(', ')}]`;
  if (numbers.length !== names.length) throw new InputError(`${found}, expected [${names.join(', ')}]`);
  const natural = Object.fromEntries(names.map((name, k) => [name, numbers[k]]));
  const fault = faultOf({ name: word, ...natural } as Numeric);
  if (fault !== null) throw new InputError(`${place}: ${word} ${fault}`);
  if (!word.endsWith('loguniform')) return { name: word, ...natural } as Numeric;
  const { low, high, ...rest } = natural as { low: number; high: number };
  if (low <= 0) {
    throw new InputError(
      `${found}, expected a low above 0; write the bounds themselves, such as [0.001, 1], not their logarithms`,
    );
  }
  return { name: word, low: log(low), high: log(high), ...rest } as Numeric;
}
