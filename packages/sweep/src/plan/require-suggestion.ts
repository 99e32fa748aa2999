import { type Config, compileSpace, memberOf, reportOf } from '@s4nn/config';
import { type Algo, counted, type Expression, InputError, isInputError, type TrialDoc } from '@s4nn/core';
import { checkedSearch, loadSearch } from '../schedule/create-search.js';
import { suggest } from '../schedule/suggest.js';
import { seedOf } from '../schedule/suggester.js';
import { blaming, mistakeOf } from './blame.js';

/**
 * Asks the search of a config for a trial, as if it were the first.
 * @throws InputError for a space that the search refuses, at the expressions that it refuses, and for an answer that is no trial of
 * the space.
 */
export async function requireSuggestion(config: Config): Promise<void> {
  const { expression, decode } = compileSpace(config.json.search!.space);
  const algo = await loadSearch(config);
  requireDrawable(config, algo, expression);
  const doc = ask(config, checkedSearch(config, algo), expression);
  if (!doc) {
    const parameters = counted(Object.keys(expression).length, 'parameter');
    throw mistakeOf(config, 'search', `found no trial, expected one of the space of ${parameters}`);
  }
  blaming(config, 'search', () => decode(doc.args));
}

const ask = (config: Config, algo: Algo, expression: Expression): TrialDoc | null =>
  suggest(algo, expression, [], 0, seedOf(config, 0));

/** @throws InputError where the search refuses the space: at each expression that it refuses alone, or else at the space. */
function requireDrawable(config: Config, algo: Algo, expression: Readonly<Record<string, Expression>>): void {
  // Whether it gives trials is seen later.
  const silent: Algo = (...given) => {
    algo(...given);
    return [];
  };
  const refusal = (part: Expression): string | null => {
    try {
      ask(config, silent, part);
      return null;
    } catch (error) {
      if (isInputError(error)) return error.message;
      throw error;
    }
  };
  const message = refusal(expression);
  if (message === null) return;
  const { use } = config.plugins.search!;
  const alone = Object.entries(expression).flatMap(([pointer, own]) => {
    const wrong = refusal({ [pointer]: own });
    return wrong === null
      ? []
      : [{ pointer: memberOf('/search/space', pointer), message: `${use}: ${wrong}` }];
  });
  if (alone.length === 0) throw mistakeOf(config, 'search', message);
  throw new InputError(reportOf(config.source, alone));
}
