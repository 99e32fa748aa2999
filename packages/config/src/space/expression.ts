import { type Expression, foundText } from '@s4nn/core';
import { exp, log as logarithm } from '@s4nn/core/math';
import { check } from '../check.js';
import { isObject, memberOf, membersOf } from '../pointer.js';
import type { Problem } from '../source.js';

const bound = (title: string) => ({ title, type: 'number' }) as const;
const positive = (title: string) => ({ title, type: 'number', exclusiveMinimum: 0 }) as const;
const tuple = <Items extends readonly object[]>(description: string, items: Items) =>
  ({ type: 'array', description, items, minItems: items.length, maxItems: items.length }) as const;

/** Schema of an expression as a config writes it: hyperopt's names, bounds in natural units. */
export const expressionSchema = {
  type: 'object',
  title: 'an expression such as { "uniform": [low, high] }',
  description: 'One expression of hyperopt; quantised ones (q…) give multiples of q.',
  properties: {
    uniform: tuple('Any number between the bounds.', [bound('low'), bound('high')]),
    quniform: tuple('A multiple of q.', [bound('low'), bound('high'), positive('q')]),
    loguniform: tuple('Any number, its logarithm uniform.', [positive('low'), positive('high')]),
    qloguniform: tuple('A multiple of q, its logarithm uniform.', [
      positive('low'),
      positive('high'),
      positive('q'),
    ]),
    normal: tuple('A normal number, cut at 6 sigma.', [bound('mu'), positive('sigma')]),
    qnormal: tuple('A normal number as a multiple of q.', [bound('mu'), positive('sigma'), positive('q')]),
    lognormal: tuple('The exponential of a normal number.', [bound('mu'), positive('sigma')]),
    qlognormal: tuple('The exponential of a normal number as a multiple of q, at least q.', [
      bound('mu'),
      positive('sigma'),
      positive('q'),
    ]),
    randint: { type: 'integer', minimum: 1, description: 'An integer from 0 to this, exclusive.' },
    choice: {
      type: 'array',
      minItems: 1,
      description: 'One of these: any JSON, which may hold expressions itself.',
    },
  },
  minProperties: 1,
  maxProperties: 1,
  additionalProperties: false,
} as const;

/** A number to draw, as a config writes it and as everything else needs it. */
export interface Numeric {
  readonly kind: 'numeric';
  readonly name: Exclude<keyof (typeof expressionSchema)['properties'], 'choice'>;
  /** Bounds in natural units, both possible; those of a normal number are 6 sigma away. */
  readonly low: number;
  readonly high: number;
  /** All values are multiples of it; null for any number between the bounds. */
  readonly step: number | null;
  readonly log: boolean;
  /** In hyperopt-js's form. */
  readonly expression: Expression;
}

/** One of several options to draw. */
export interface Choice {
  readonly kind: 'choice';
  readonly options: readonly unknown[];
}

/** Whether JSON is an expression: an object whose only name is one of hyperopt's. */
export function isExpression(json: unknown): json is Record<string, unknown> {
  const names = isObject(json) ? Object.keys(json) : [];
  return names.length === 1 && Object.hasOwn(expressionSchema.properties, names[0]!);
}

/** The outermost expressions in JSON, by pointer; '' when it is one itself. */
export function expressionsIn(json: unknown, at = ''): [pointer: string, expression: unknown][] {
  if (isExpression(json)) return [[at, json]];
  return membersOf(json).flatMap(([name, member]) => expressionsIn(member, memberOf(at, name)));
}

/** A multiple of a step without the dust of floating point: 3 · 0.1 is 0.3. */
export const multiple = (count: number, step: number): number => Number((count * step).toPrecision(15));

/** Reads an expression that {@link checkExpression} has nothing against. */
export function parseExpression(json: unknown): Numeric | Choice {
  const [[name, value]] = Object.entries(json as object) as [[Numeric['name'] | 'choice', never]];
  if (name === 'choice') return { kind: 'choice', options: value };
  if (name === 'randint') {
    const expression = { name, upper: value };
    return { kind: 'numeric', name, low: 0, high: value - 1, step: 1, log: false, expression };
  }
  const [first, second, q] = value as [number, number, number?];
  const log = name.includes('log');
  const step = q ?? null;
  if (name.endsWith('uniform')) {
    const [low, high] = log ? [logarithm(first), logarithm(second)] : [first, second];
    const expression = { name, low, high, ...(q !== undefined && { q }) };
    return { kind: 'numeric', name, low: first, high: second, step, log, expression };
  }
  const ends = [first - 6 * second, first + 6 * second].map((end) => (log ? exp(end) : end));
  const [low, high] = q === undefined ? ends : multiplesWithin(ends, q, log);
  const expression = { name, mu: first, sigma: second, ...(q !== undefined && { q }) };
  return { kind: 'numeric', name, low: low!, high: high!, step, log, expression };
}

/** The lowest and the highest multiple of q between two bounds; above 0 when `positive`. */
function multiplesWithin([low, high]: readonly number[], q: number, positive: boolean): [number, number] {
  const first = Math.max(Math.ceil(low! / q - 1e-9), positive ? 1 : -Infinity);
  return [multiple(first, q), multiple(Math.floor(high! / q + 1e-9), q)];
}

/** What is wrong with an expression, and with those in its options. `at` is its pointer in the config. */
export function checkExpression(json: unknown, at: string): Problem[] {
  const problems = check(expressionSchema, json, at);
  if (problems.length > 0) return problems;
  const [[name, value]] = Object.entries(json as object) as [[string, unknown]];
  const own = memberOf(at, name);
  if (name === 'choice') return checkOptions(value as unknown[], own);
  return typeof value === 'number' ? [] : checkBounds(json, value as number[], own);
}

function checkBounds(json: unknown, value: readonly number[], at: string): Problem[] {
  const { name, low, high, step } = parseExpression(json) as Numeric;
  const problem = (text: string) => [
    { pointer: at, message: `found [${value.join(', ')}], expected ${text}` },
  ];
  if (!Number.isFinite(low) || !Number.isFinite(high) || (name.endsWith('lognormal') && low === 0)) {
    return problem('numbers whose range is finite');
  }
  if (name.endsWith('normal'))
    return low <= high ? [] : problem('q so small that a multiple is within 6 sigma of mu');
  if (low >= high) return problem('low less than high');
  if (step === null) return [];
  const [first, last] = multiplesWithin([low, high], step, false);
  if (Math.abs(first - low) <= 1e-9 * step && Math.abs(last - high) <= 1e-9 * step) return [];
  return problem(`bounds that are multiples of q${first < last ? `: [${first}, ${last}, ${step}]` : ''}`);
}

function checkOptions(options: readonly unknown[], at: string): Problem[] {
  const texts = options.map((option) => JSON.stringify(option));
  return options.flatMap((option, index) => {
    const pointer = memberOf(at, index);
    const earlier = texts.indexOf(texts[index]!);
    const repeated = {
      pointer,
      message: `found ${foundText(option)} again, expected each option once (see option ${earlier})`,
    };
    return [
      ...(earlier < index ? [repeated] : []),
      ...expressionsIn(option, pointer).flatMap(([inner, expression]) => checkExpression(expression, inner)),
    ];
  });
}
