import { load, type ResolvedPlugin } from '@s4nn/config';
import { inPlugin } from '@s4nn/config/plugins';
import type { Algo } from '@s4nn/core';

/** Loads a search from its module. */
export async function createSearch(search: ResolvedPlugin): Promise<Algo> {
  const plugin = await load<'search'>(search);
  return inPlugin(search, () => plugin.create(search.options as never));
}
