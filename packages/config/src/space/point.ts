import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from '@s4nn/core';
import { complete } from '../complete.js';
import type { ConfigJson, Space } from '../config.js';
import { valueAt, withValueAt } from '../pointer.js';
import { expressionsIn, parseExpression } from './expression.js';
import { closest } from './space.js';

/**
 * The arguments at which `compileSpace(space).decode` gives the config as it is.
 * @returns null when the config lies outside its own space, that is, when a number is out of bounds or no multiple, or
 * a value is none of its options. Its trial runs all the same, but has no parameters that a search could learn from.
 */
export function pointOf(
  schema: JsonSchema,
  json: ConfigJson,
  space: Space,
): Readonly<Record<string, unknown>> | null {
  const entries = Object.entries(space);
  const args = entries.map(([pointer, written]) => [pointer, argumentAt(schema, json, pointer, written)]);
  return args.some(([, argument]) => argument === undefined) ? null : Object.fromEntries(args);
}

/** The argument at which an expression gives the present value; undefined if there is none. */
function argumentAt(schema: JsonSchema, json: ConfigJson, pointer: string, written: unknown): unknown {
  const expression = parseExpression(written);
  const present = valueAt(json, pointer);
  if (expression.kind === 'numeric') {
    return typeof present === 'number' && closest(expression, present) === present ? present : undefined;
  }
  for (const [index, option] of expression.options.entries()) {
    const inner = expressionsIn(option).map(([at, nested]) => [
      at,
      argumentAt(schema, json, pointer + at, nested),
    ]);
    if (inner.some(([, argument]) => argument === undefined)) continue;
    const filled = expressionsIn(option).reduce(
      (whole, [at]) => withValueAt(whole, at, valueAt(json, pointer + at)),
      option,
    );
    // The option may leave out what has a default, so it is compared as a trial would see it.
    const tried = complete(schema, withValueAt(json, pointer, filled));
    if (isDeepStrictEqual(tried.json, json)) {
      return { index, inner: Object.fromEntries(inner) };
    }
  }
  return undefined;
}
