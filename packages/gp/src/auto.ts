import type { Algo, JsonSchema, Plugin, TrialDoc, Trials } from '@s4nn/core';
import { tpe } from '@s4nn/tpe';
import { allTrials, compile, historyOf } from '@s4nn/tpe/search-space';
import { gp } from './gp.js';

/** From this trial on every second suggestion is TPE's: what one of the two misses, the other finds, and both learn from it. */
const both = 20;

/** From this trial on all are: a Gaussian process takes the cube of their number. */
const many = 300;

/** Which search suggested a trial. */
export type Asked = 'gp' | 'tpe';

/**
 * A search that needs no choice, as an `algo` of hyperopt-js: the Gaussian process for the first 20 trials, then it and TPE by turns, and
 * after 300 trials TPE alone. With several objectives, or without a number in the space, it is TPE. Which search asked is kept in
 * `misc.asked`.
 * @throws InputError, when called, for a space that cannot be drawn from.
 */
export function auto(): Algo {
  const searches = { gp: gp(), tpe: tpe() };
  return (ids, domain, trials, seed) => {
    const suggested: TrialDoc[] = [];
    for (const id of ids) {
      const { expKey } = trials as { readonly expKey?: string | null };
      const shown = { expKey: expKey ?? null, trials: [...allTrials(trials), ...suggested] };
      const asked = askedFor(id, domain, shown);
      for (const trial of searches[asked]([id], domain, shown, seed)) {
        suggested.push({ ...trial, misc: { ...(trial.misc as object), asked } });
      }
    }
    return suggested;
  };
}

function askedFor(id: number, searched: Parameters<Algo>[1], { trials }: Trials): Asked {
  const domain = compile(searched);
  const { complete, points } = historyOf(domain, domain.space, trials);
  const hasNumbers = domain.space.some(({ kind }) => kind === 'numeric');
  const hasSeveral = (complete[0]?.losses.length ?? 1) > 1;
  if (!hasNumbers || hasSeveral || points.length >= many) return 'tpe';
  return points.length >= both && id % 2 === 0 ? 'tpe' : 'gp';
}

const options = { type: 'object', additionalProperties: false, properties: {} } as const satisfies JsonSchema;

/** {@link auto} as a plugin: what `"@s4nn/gp/auto"` is in a config. */
const plugin: Plugin<'search'> = { kind: 'search', options, create: () => auto() };
export default plugin;
