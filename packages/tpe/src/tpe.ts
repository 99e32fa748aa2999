import { type Algo, InputError, type Plugin, random, type TrialDoc } from '@s4nn/core';
import type { FromSchema } from 'json-schema-to-ts';
import { suggest as suggestAsHyperopt } from './hyperopt/suggest.js';
import { defaults, options, type TpeOptions } from './options.js';
import { spaceOf } from './space/space.js';
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
  const settings = { ...defaults, ...given };
  for (const option of Object.keys(given)) {
    if (!(option in defaults)) {
      const known = Object.keys(defaults).join(', ');
      throw new InputError(`Option "${option}" of @s4nn/tpe: there is no such option, only ${known}.`);
    }
  }
  for (const option of ['startup', 'candidates'] as const) {
    const whole = Number.isSafeInteger(settings[option]) && settings[option] >= 1;
    if (!whole) throw optionError(option, settings[option], 'a whole number from 1');
  }
  if (!(settings.gamma > 0 && settings.gamma <= 1)) {
    throw optionError('gamma', settings.gamma, 'a number above 0 and up to 1');
  }
  const { compatibility } = settings;
  if (compatibility !== 'none' && compatibility !== 'hyperopt') {
    throw optionError('compatibility', compatibility, '"none" or "hyperopt"');
  }
  return (ids, domain, trials, seed) => {
    const space = spaceOf(domain.expr);
    const suggested: TrialDoc[] = [];
    for (const id of ids) {
      const history = historyOf(domain, space, [...allTrials(trials), ...suggested]);
      const draw = random(seed, 'tpe', id);
      const point =
        compatibility === 'hyperopt'
          ? suggestAsHyperopt(space, history, draw)
          : suggest(space, history, settings, draw);
      suggested.push(documentOf(id, domain, space, point, trials));
    }
    return suggested;
  };
}

const optionError = (option: string, found: unknown, expected: string): InputError =>
  new InputError(`Option "${option}" of @s4nn/tpe: found ${String(found)}, expected ${expected}.`);

/** {@link tpe} as a plugin: what `"@s4nn/tpe"` is in a config. */
const plugin: Plugin<'search'> = {
  kind: 'search',
  options,
  create: (given: FromSchema<typeof options>) => tpe(given),
};
export default plugin;
