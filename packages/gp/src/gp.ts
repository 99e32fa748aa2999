import { type Algo, completeOptions, InputError, type Plugin, random, type TrialDoc } from '@s4nn/core';
import {
  allTrials,
  compile,
  documentOf,
  freshPoint,
  type History,
  historyOf,
  stratifiedPoint,
} from '@s4nn/tpe/search-space';
import type { FromSchema } from 'json-schema-to-ts';
import type { Hyperparameters } from './model/process.js';
import { type GpOptions, options } from './options.js';
import { suggest } from './suggest/suggest.js';

/**
 * Bayesian optimisation by a Gaussian process as an `algo` of hyperopt-js: for few trials of one objective. It learns from failed and
 * pending trials too. Its hyperparameters are kept in `misc.gp`, so that the next suggestion begins with them.
 * @throws InputError for options out of range and, when called, for a space that cannot be drawn from and for several objectives.
 */
export function gp(given: GpOptions = {}): Algo {
  const { startup } = completeOptions<Required<GpOptions>>('gp', options, given);
  return (ids, searched, trials, seed) => {
    const domain = compile(searched);
    const { space } = domain;
    const suggested: TrialDoc[] = [];
    for (const id of ids) {
      const all = [...allTrials(trials), ...suggested];
      const history = historyOf(domain, space, all);
      requireOneObjective(history);
      const draw = random(seed, 'gp', id);
      if (history.points.length < startup || history.complete.length < 2) {
        const even = stratifiedPoint(space, history.points, startup, draw);
        const point = freshPoint(space, history.points, [even], draw);
        suggested.push(documentOf(id, domain, space, point, trials));
        continue;
      }
      const { point, logs } = suggest(space, history, lastOf(all), draw);
      const trial = documentOf(id, domain, space, point, trials);
      suggested.push({ ...trial, misc: { ...(trial.misc as object), gp: Array.from(logs) } });
    }
    return suggested;
  };
}

function requireOneObjective({ complete }: History): void {
  const count = complete[0]?.losses.length ?? 1;
  if (count > 1)
    throw new InputError(`gp: found trials with ${count} objectives, expected one; tpe serves several`);
}

/** The hyperparameters of the last trial that has some. */
function lastOf(trials: readonly TrialDoc[]): Hyperparameters | null {
  const kept = [...trials].sort((a, b) => b.id - a.id).find((trial) => keptIn(trial) !== null);
  return kept ? keptIn(kept) : null;
}

function keptIn({ misc }: TrialDoc): Hyperparameters | null {
  const kept = (misc as { gp?: unknown } | null | undefined)?.gp;
  return Array.isArray(kept) && kept.every((value) => typeof value === 'number')
    ? Float64Array.from(kept)
    : null;
}

/** {@link gp} as a plugin: what `"@s4nn/gp"` is in a config. */
const plugin: Plugin<'search'> = {
  kind: 'search',
  options,
  create: (given: FromSchema<typeof options>) => gp(given),
};
export default plugin;
