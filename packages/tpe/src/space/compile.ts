import { type Domain, type Expression, InputError } from '@s4nn/core';
import { expressionOf } from './builders.js';
import { isStochastic, type Numeric, type Word } from './expression.js';
import { isForeign } from './foreign.js';
import { requireNoMisspelling, requireOnlyFields, words } from './misspelling.js';
import { requirePlain } from './plain.js';
import { type Space, spaceOf, step } from './space.js';

/** A space that searches draw from, as hyperopt-js writes it, and its parameters. */
export interface Compiled extends Domain {
  readonly space: Space;
}

/**
 * Makes what a search is given one that it can draw from: expressions of hyperopt-js stay as they are, words of configs
 * such as `{ loguniform: [0.001, 1] }` become them.
 * @throws InputError for a space without an expression, for one that cannot be drawn from, for what looks like a word and is none,
 * also one of another library, and for what is no plain data.
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
  const place = `Search space at "${label || '/'}"`;
  requirePlain(node, place);
  if (typeof node !== 'object' || node === null) return node;
  if (isStochastic(node)) {
    requireOnlyFields(node, place);
    return node.name === 'choice' && Array.isArray(node.options)
      ? { ...node, options: optionsOf(node.options, label) }
      : node;
  }
  if (Array.isArray(node)) return node.map((child, index) => withoutWords(child, step(label, index)));
  requireNoMisspelling(node, place);
  const [name, ...others] = Object.keys(node);
  const value = (node as Record<string, unknown>)[name!];
  if (others.length === 0 && words.includes(name as Word) && !isParameter(value, step(label, name!))) {
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
const isParameter = (value: unknown, label: string): boolean =>
  !Array.isArray(value) && !isForeign(value) && spaceOf(withoutWords(value, label)).length > 0;
