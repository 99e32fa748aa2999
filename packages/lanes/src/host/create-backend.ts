import type { ResolvedPlugin } from '@s4nn/config';
import { inPlugin, load } from '@s4nn/config/plugins';
import type { Backend } from '@s4nn/core';
import { checkedBackend } from './checked-backend.js';
import { batchModels } from './population.js';

/** Loads a backend from its module. @throws InputError for a plugin that creates none. */
export async function createBackend(backend: ResolvedPlugin): Promise<Backend> {
  const plugin = await load<'backend'>(backend);
  return checkedBackend(backend, await inPlugin(backend, () => plugin.create(backend.options as never)));
}

const shared = new Map<string, Promise<Backend>>();

/** This thread's only backend with these options. It batches its models. */
export function sharedBackend(backend: ResolvedPlugin): Promise<Backend> {
  const key = JSON.stringify([backend.url, backend.options]);
  const known = shared.get(key) ?? createBackend(backend).then(batchModels);
  shared.set(key, known);
  known.catch(() => shared.delete(key));
  return known;
}
