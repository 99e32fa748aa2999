import type { Algo } from '@s4nn/core';
import type { ResolvedPlugin } from './config/config.js';
import { load } from './load.js';

/** Loads a search from its module. */
export async function createSearch(search: ResolvedPlugin): Promise<Algo> {
  const plugin = await load<'search'>(search);
  return plugin.create(search.options as never);
}
