import { type Algo, completeOptions, type Plugin, random, type TrialDoc } from '@s4nn/core';
import type { FromSchema } from 'json-schema-to-ts';
import { suggest as suggestAsHyperopt } from './hyperopt/suggest.js';
import { options, type TpeOptions } from './options.js';
import { compile } from './space/compile.js';
import { suggest } from './suggest/suggest.js';
import { allTrials } from './trials/all-trials.js';
import { documentOf } from './trials/document.js';
import { historyOf } from './trials/history.js';

/**
 * The tree-structured Parzen estimator (Bergstra et al. 2011) as an `algo` of hyperopt-js: joint over all parameters,
 * aware of conditions, failures, pruned and pending trials.
 * @throws InputError for options out of range and, when called, for a space that cannot be drawn from.
 */
export function tpe(given: TpeOptions = {}): Algo {
  const settings = completeOptions<Required<TpeOptions>>('tpe', options, given);
  return (ids, searched, trials, seed) => {
    const domain = compile(searched);
    const { space } = domain;
    const suggested: TrialDoc[] = [];
    for (const id of ids) {
      const history = historyOf(domain, space, [...allTrials(trials), ...suggested]);
      const draw = random(seed, 'tpe', id);
      const point =
        settings.compatibility === 'hyperopt'
          ? suggestAsHyperopt(space, history, draw)
          : suggest(space, history, settings, draw);
      suggested.push(documentOf(id, domain, space, point, trials));
    }
    return suggested;
  };
}

/** {@link tpe} as a plugin: what `"@s4nn/tpe"` is in a config. */
const plugin: Plugin<'search'> = {
  kind: 'search',
  options,
  create: (given: FromSchema<typeof options>) => tpe(given),
};
export default plugin;
