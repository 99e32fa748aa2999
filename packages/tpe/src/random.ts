import { type Algo, type JsonSchema, type Plugin, random as stream } from '@s4nn/core';
import { compile } from './space/compile.js';
import { randomPoint } from './space/point.js';
import { documentOf } from './trials/document.js';

/**
 * Random search as an `algo` of hyperopt-js: every parameter from its own distribution, regardless of earlier trials.
 * @throws InputError, when called, for a space that cannot be drawn from.
 */
export function random(): Algo {
  return (ids, given, trials, seed) => {
    const domain = compile(given);
    const { space } = domain;
    return ids.map((id) =>
      documentOf(id, domain, space, randomPoint(space, stream(seed, 'random search', id)), trials),
    );
  };
}

const options = { type: 'object', additionalProperties: false, properties: {} } as const satisfies JsonSchema;

/** {@link random} as a plugin: what `"@s4nn/tpe/random"` is in a config. */
const plugin: Plugin<'search'> = { kind: 'search', options, create: () => random() };
export default plugin;
