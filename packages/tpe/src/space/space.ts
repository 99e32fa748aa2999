import type { Expression } from '@s4nn/core';
import { checkExpression, fits, isStochastic, type Normal, type Uniform } from './expression.js';
import { type Scale, scaleOf } from './scale.js';

/** A parameter of a space: an expression somewhere in it. */
export type Parameter = {
  /** JSON Pointer (RFC 6901) to the expression; within an option of a choice through `/options/<index>`. */
  readonly label: string;
  /** Exists only when the choice with this position among the parameters takes this option. */
  readonly condition: { readonly parent: number; readonly option: number } | null;
} & (
  | { readonly kind: 'categorical'; readonly options: number }
  | { readonly kind: 'numeric'; readonly expression: Uniform | Normal; readonly scale: Scale }
);

/** The parameters of a space, each choice before the parameters that depend on it. */
export type Space = readonly Parameter[];

/** Value of each active parameter by label: a number, or the index of a choice. */
export type Values = Record<string, number>;

/** The pointer to a member. */
export const step = (label: string, key: string | number): string =>
  `${label}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

const isParent = (node: unknown): node is object => typeof node === 'object' && node !== null;

/**
 * Lists the parameters of an expression.
 * @throws InputError for an expression that cannot be drawn from.
 */
export function spaceOf(expression: Expression): Space {
  const space: Parameter[] = [];
  const visit = (node: Expression, label: string, condition: Parameter['condition']): void => {
    if (!isStochastic(node)) {
      if (isParent(node)) {
        for (const [key, child] of Object.entries(node)) visit(child, step(label, key), condition);
      }
      return;
    }
    checkExpression(node, label);
    if (node.name === 'choice') {
      const parent = space.length;
      space.push({ label, condition, kind: 'categorical', options: node.options.length });
      node.options.forEach((option, index) => {
        visit(option, `${label}/options/${index}`, { parent, option: index });
      });
    } else if (node.name === 'randint') {
      space.push({ label, condition, kind: 'categorical', options: node.upper });
    } else {
      space.push({ label, condition, kind: 'numeric', expression: node, scale: scaleOf(node, label) });
    }
  };
  visit(expression, '', null);
  return space;
}

/** Replaces expressions by their values: the `args` of a trial. */
export function evaluate(node: Expression, values: Values, label = ''): unknown {
  if (isStochastic(node)) {
    const value = values[label]!;
    return node.name === 'choice'
      ? evaluate(node.options[value], values, `${label}/options/${value}`)
      : value;
  }
  if (Array.isArray(node)) return node.map((child, index) => evaluate(child, values, step(label, index)));
  if (!isParent(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [key, evaluate(child, values, step(label, key))]),
  );
}

/**
 * Reads from `args` the values that `evaluate` would have put there, into `values`: for trials of another origin.
 * Values that do not fit their expression are left out.
 * @returns whether everything fits.
 */
export function recognise(node: Expression, args: unknown, values: Values, label = ''): boolean {
  if (isStochastic(node)) {
    if (node.name === 'choice') {
      return node.options.some((option, index) => {
        const inner: Values = {};
        if (!recognise(option, args, inner, `${label}/options/${index}`)) return false;
        Object.assign(values, inner, { [label]: index });
        return true;
      });
    }
    if (typeof args !== 'number' || !fits(node, args)) return false;
    values[label] = args;
    return true;
  }
  if (!isParent(node)) return Object.is(node, args);
  if (!isParent(args) || Array.isArray(node) !== Array.isArray(args)) return false;
  // Every entry is visited, so that one misfit does not hide the others.
  const entries = Object.entries(node).map(([key, child]) =>
    recognise(child, (args as Record<string, unknown>)[key], values, step(label, key)),
  );
  return entries.every(Boolean) && entries.length === Object.keys(args).length;
}
