import { isDeepStrictEqual } from 'node:util';
import { complete } from './complete.js';
import type { Config } from './config.js';
import { expressionsIn, parseExpression } from './expression.js';
import { valueAt, withValueAt } from './pointer.js';
import { closest } from './space.js';

/**
 * The arguments at which `compileSpace(…).decode` gives the config as it is, which a sweep runs as trial 0.
 * @returns null when the config lies outside its own space, that is, when a number is out of bounds or no multiple, or
 * a value is none of its options. Such a trial 0 runs all the same, but has no parameters that a search could learn from.
 */
export function pointOf(config: Config): Readonly<Record<string, unknown>> | null {
  const entries = Object.entries(config.json.search?.space ?? {});
  const args = entries.map(([pointer, written]) => [pointer, argumentAt(config, pointer, written)]);
  return args.some(([, argument]) => argument === undefined) ? null : Object.fromEntries(args);
}

/** The argument at which an expression gives the present value; undefined if there is none. */
function argumentAt(config: Config, pointer: string, written: unknown): unknown {
  const expression = parseExpression(written);
  const present = valueAt(config.json, pointer);
  if (expression.kind === 'numeric') {
    return typeof present === 'number' && closest(expression, present) === present ? present : undefined;
  }
  for (const [index, option] of expression.options.entries()) {
    const inner = expressionsIn(option).map(([at, nested]) => [at, argumentAt(config, pointer + at, nested)]);
    if (inner.some(([, argument]) => argument === undefined)) continue;
    const filled = expressionsIn(option).reduce(
      (json, [at]) => withValueAt(json, at, valueAt(config.json, pointer + at)),
      option,
    );
    // The option may leave out what has a default, so it is compared as a trial would see it.
    const { json } = complete(config.schema, withValueAt(config.json, pointer, filled));
    if (isDeepStrictEqual(json, config.json)) {
      return { index, inner: Object.fromEntries(inner) };
    }
  }
  return undefined;
}
