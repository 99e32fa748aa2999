import { type Expression, foundText, InputError, type Range } from '@s4nn/core';
import type { Space } from '../config.js';
import { isObject, memberOf, withValueAt } from '../pointer.js';
import { expressionsIn, multiple, type Numeric, parseExpression } from './expression.js';
import { choiceRange, numericRange, optionLabel } from './range.js';

/** What a trial changes in its config: a value for each pointer of the space. */
export type Edits = Readonly<Record<string, unknown>>;

/** One number or choice that was drawn, as the log keeps it. */
export interface Parameter {
  /** The pointer; within an option, with the way to its expression: `/network/layers/choice/1/0/size`. */
  readonly name: string;
  /** The number, or the index of the option. */
  readonly value: number;
  /** The option as people read it. */
  readonly label?: string;
  readonly range: Range;
}

/** A space as a search needs it, and the way back. */
export interface CompiledSpace {
  /**
   * In hyperopt-js's form, an expression for each pointer. An option of a choice is `{ index, inner }`, where `inner` has the
   * expressions within it, so that any search tells which option it took.
   */
  readonly expression: Readonly<Record<string, Expression>>;
  /**
   * What the evaluated expression says: the edits, and the parameters that are active. Numbers come out within their
   * bounds and as exact multiples, however the search rounded them.
   * @throws InputError when the search did not evaluate the expression, the whole of it and nothing else, or left its bounds.
   */
  decode(args: unknown): { edits: Edits; parameters: Parameter[] };
}

/** Compiles a space that `checkSpace` has nothing against. */
export function compileSpace(space: Space): CompiledSpace {
  const entries = Object.entries(space);
  return {
    expression: Object.fromEntries(entries.map(([pointer, written]) => [pointer, compile(written)])),
    decode: (args) => {
      requireOnly(args, space, '');
      const parameters: Parameter[] = [];
      const edits = entries.map(([pointer, written]) => {
        const argument = isObject(args) ? args[pointer] : undefined;
        return [pointer, decode(written, argument, pointer, parameters)];
      });
      return { edits: Object.fromEntries(edits), parameters };
    },
  };
}

/** The name of the parameter that a search knows by the JSON Pointer to its place in the compiled expression. */
export const parameterName = (label: string): string =>
  label
    .slice(1)
    .replaceAll(/\/options\/(\d+)\/inner\//g, '~1choice~1$1')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');

function compile(written: unknown): Expression {
  const expression = parseExpression(written);
  if (expression.kind === 'numeric') return expression.expression;
  const options = expression.options.map((option, index) => ({
    index,
    inner: Object.fromEntries(expressionsIn(option).map(([pointer, inner]) => [pointer, compile(inner)])),
  }));
  return { name: 'choice', options };
}

function decode(written: unknown, argument: unknown, name: string, parameters: Parameter[]): unknown {
  const expression = parseExpression(written);
  if (expression.kind === 'numeric') {
    if (typeof argument !== 'number' || Number.isNaN(argument)) throw misfit(name, argument, 'a number');
    const { low, high } = expression;
    if (isFarOutside(expression, argument)) throw misfit(name, argument, `a number from ${low} to ${high}`);
    const value = closest(expression, argument);
    parameters.push({ name, value, range: numericRange(expression) });
    return value;
  }
  const { options } = expression;
  const { index, inner } = isObject(argument) ? argument : {};
  const option = options[index as number];
  if (option === undefined || !isObject(inner)) throw misfit(name, argument, 'an option with its index');
  requireOnly(inner, Object.fromEntries(expressionsIn(option)), name);
  const label = optionLabel(option, index as number);
  parameters.push({ name, value: index as number, label, range: choiceRange(options) });
  const own = memberOf(memberOf(name, 'choice'), index as number);
  return expressionsIn(option).reduce<unknown>(
    (json, [pointer, nested]) =>
      withValueAt(json, pointer, decode(nested, inner[pointer], own + pointer, parameters)),
    option,
  );
}

/** Beyond the bounds by more than rounding; a normal number has bounds of ours, which a search need not know. */
function isFarOutside({ name, low, high }: Numeric, value: number): boolean {
  const slack = 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  return !name.endsWith('normal') && (value < low - slack || value > high + slack);
}

/** @throws InputError for arguments of parameters that a space does not have. */
function requireOnly(args: unknown, space: Readonly<Record<string, unknown>>, within: string): void {
  const other = Object.keys(isObject(args) ? args : {}).find((pointer) => !Object.hasOwn(space, pointer));
  if (other === undefined) return;
  throw new InputError(
    `the search gave a value for ${within}${other}, expected none, as the space has no such parameter; is it a search for hyperopt-js?`,
  );
}

const misfit = (name: string, argument: unknown, what: string): InputError =>
  new InputError(
    `the search gave ${foundText(argument)} for ${name}, expected ${what}; is it a search for hyperopt-js?`,
  );

/** The value of an expression that is closest to a number. */
export function closest({ low, high, step }: Numeric, value: number): number {
  const within = Math.min(high, Math.max(low, value));
  return step === null ? within : multiple(Math.round(within / step), step);
}
