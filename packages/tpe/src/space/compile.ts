import { type Domain, type Expression, InputError, nearest } from '@s4nn/core';
import { expressionOf } from './builders.js';
import { fields, isStochastic, type Numeric, type Word } from './expression.js';
import { type Space, spaceOf, step } from './space.js';

const words = Object.keys(fields) as Word[];

/** A space that searches draw from, as hyperopt-js writes it, and its parameters. */
export interface Compiled extends Domain {
  readonly space: Space;
}

/**
 * Makes what a search is given one that it can draw from: expressions of hyperopt-js stay as they are, words of configs
 * such as `{ loguniform: [0.001, 1] }` become them.
 * @throws InputError for a space without an expression, for one that cannot be drawn from, and for what looks like a word and is none.
 */
export function compile({ expr }: Domain): Compiled {
  const compiled = withoutWords(expr, '');
  const space = spaceOf(compiled);
  if (space.length > 0) return { expr: compiled, space };
  throw new InputError(
    'Search space: found no expression, expected at least one, such as { uniform: [0, 1] } or uniform(0, 1) of @s4nn/tpe',
  );
}

/** JSON in which words have become expressions. `label`: its JSON Pointer. */
function withoutWords(node: unknown, label: string): Expression {
  if (typeof node !== 'object' || node === null) return node;
  const place = `Search space at "${label || '/'}"`;
  if (isStochastic(node)) {
    return node.name === 'choice' && Array.isArray(node.options)
      ? { ...node, options: optionsOf(node.options, label) }
      : node;
  }
  if (Array.isArray(node)) return node.map((child, index) => withoutWords(child, step(label, index)));
  requireNoMisspelling(node, place);
  const [name, ...others] = Object.keys(node);
  const value = (node as Record<string, unknown>)[name!];
  if (others.length === 0 && words.includes(name as Word) && !isParameter(value)) {
    if (name === 'randint') return expressionOf(name, [value], place);
    if (!Array.isArray(value)) {
      throw new InputError(
        `${place}: found { ${name}: ${JSON.stringify(value)} }, expected { ${name}: […] }`,
      );
    }
    return name === 'choice'
      ? { name, options: optionsOf(value, label) }
      : expressionOf(name as Numeric['name'], value, place);
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [key, withoutWords(child, step(label, key))]),
  );
}

const optionsOf = (options: readonly unknown[], label: string): Expression[] =>
  options.map((option, index) => withoutWords(option, `${label}/options/${index}`));

/** Whether a member that is called like a word is a parameter of that name, which an expression is drawn for. */
const isParameter = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  spaceOf(withoutWords(value, '')).length > 0;

/** @throws InputError for an object that was probably meant to be an expression. */
function requireNoMisspelling(node: object, place: string): void {
  const names = Object.keys(node);
  const { name } = node as { readonly name?: unknown };
  const meant = typeof name === 'string' ? (nearest(name, words) as Word | undefined) : undefined;
  if (meant && fields[meant].every((field) => Object.hasOwn(node, field))) {
    throw new InputError(`${place}: found the name "${name}"; did you mean "${meant}"?`);
  }
  for (const [key, value] of Object.entries(node)) {
    if (!Array.isArray(value)) continue;
    const isWord = words.includes(key as Word);
    if (isWord && names.length > 1 && areNumbers(value)) {
      const others = names.filter((other) => other !== key).join(', ');
      throw new InputError(`${place}: found ${key} beside ${others}, expected { ${key}: […] } alone`);
    }
    const near = isWord || names.length > 1 ? undefined : nearest(key, words);
    if (near) {
      throw new InputError(
        `${place}: found { ${key}: […] }, which is no expression; did you mean "${near}"? A constant needs another name`,
      );
    }
  }
}

const areNumbers = (values: readonly unknown[]): boolean =>
  values.length > 0 && values.every((value) => typeof value === 'number');
