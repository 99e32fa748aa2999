import { type Config, load } from '@s4nn/config';
import { inPlugin } from '@s4nn/config/plugins';
import { type Algo, foundText, type TrialDoc } from '@s4nn/core';
import { formatJson } from '@s4nn/log';
import { blaming, mistakeOf } from '../plan/blame.js';

/** Loads the search of a config from its module, every answer of which is looked at. @throws InputError as {@link loadSearch} does. */
export const createSearch = async (config: Config): Promise<Algo> =>
  checkedSearch(config, await loadSearch(config));

/**
 * Loads the search of a config from its module.
 * @throws InputError for a plugin that is no search.
 */
export async function loadSearch(config: Config): Promise<Algo> {
  const { search } = config.plugins;
  const plugin = await load<'search'>(search!);
  const algo: unknown = await blaming(config, 'search', () =>
    inPlugin(search!, () => plugin.create(search!.options as never)),
  );
  if (typeof algo === 'function') return algo as Algo;
  throw mistakeOf(config, 'search', `create gave ${foundText(algo)}, expected a function that gives trials`);
}

/** A search of which every answer is looked at before a sweep acts on it; it throws an InputError for what are no trials. */
export function checkedSearch(config: Config, algo: Algo): Algo {
  return (ids, domain, trials, seed) => {
    const docs: unknown = algo(ids, domain, trials, seed);
    const problem = faultIn(docs, ids.length);
    if (problem !== null) throw mistakeOf(config, 'search', problem);
    return docs as TrialDoc[];
  };
}

/** What is wrong with what a search gave; null for nothing. */
function faultIn(docs: unknown, most: number): string | null {
  const expected = 'expected an array of trials such as [{ id, args }]';
  if (docs instanceof Promise) return `found a promise, ${expected}`;
  if (!Array.isArray(docs)) return `found ${foundText(docs)}, ${expected}`;
  if (docs.length > most)
    return `found ${docs.length} trials, expected at most the ${most} that were asked for`;
  const odd = docs.find((doc) => Object(doc).args === undefined);
  if (docs.length > 0 && (odd !== undefined || docs.includes(undefined))) {
    return `found ${foundText(odd)} among the trials, expected { id, args } with the value of every parameter`;
  }
  try {
    for (const { args, misc } of docs) formatJson([args, misc ?? null]);
  } catch (error) {
    return `${(error as Error).message} in args and misc of a trial`;
  }
  return null;
}
