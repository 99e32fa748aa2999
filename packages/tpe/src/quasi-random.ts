import { type Algo, type JsonSchema, type Plugin, random, type TrialDoc } from '@s4nn/core';
import { sobol, sobolDimensions } from './sobol.js';
import { compile } from './space/compile.js';
import { drawCoordinate, fillPoint } from './space/point.js';
import { documentOf } from './trials/document.js';

/**
 * Quasi-random search as an `algo` of hyperopt-js: trial k is point k of a scrambled Sobol sequence, which fills the space
 * more evenly than chance does. Every parameter has a dimension of its own, also under a choice; those beyond the 40th
 * are random. The scramble is the first trial's seed, kept in `misc.scramble`, since callers may change theirs.
 * @throws InputError, when called, for a space that cannot be drawn from.
 */
export function quasiRandom(): Algo {
  return (ids, given, trials, seed) => {
    const domain = compile(given);
    const { space } = domain;
    const scramble = trials.trials.map(scrambleOf).find((kept) => kept !== undefined) ?? seed;
    return ids.map((id) => {
      const rest = random(scramble, 'quasi-random search', id);
      const point = fillPoint(space, (parameter, index) =>
        drawCoordinate(parameter, index < sobolDimensions ? sobol(id, index, scramble) : rest()),
      );
      const trial = documentOf(id, domain, space, point, trials);
      return { ...trial, misc: { ...(trial.misc as object), scramble } };
    });
  };
}

function scrambleOf({ misc }: TrialDoc): number | undefined {
  const scramble = (misc as { scramble?: unknown } | null | undefined)?.scramble;
  return typeof scramble === 'number' ? scramble : undefined;
}

const options = { type: 'object', additionalProperties: false, properties: {} } as const satisfies JsonSchema;

/** {@link quasiRandom} as a plugin: what `"@s4nn/tpe/quasi-random"` is in a config. */
const plugin: Plugin<'search'> = { kind: 'search', options, create: () => quasiRandom() };
export default plugin;
