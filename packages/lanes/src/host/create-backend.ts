import type { ResolvedPlugin } from '@s4nn/config';
import { inPlugin, load } from '@s4nn/config/plugins';
import type { Backend, Model } from '@s4nn/core';
import { checkedBackend } from './checked-backend.js';
import { batchModels } from './population.js';

/** Loads a backend from its module. @throws InputError for a plugin that creates none. */
export async function createBackend(backend: ResolvedPlugin): Promise<Backend> {
  const plugin = await load<'backend'>(backend);
  const created = await inPlugin(backend, () => plugin.create(backend.options as never));
  const own = checkedBackend(backend.use, created);
  return {
    compile: async (networks) => watched(backend, await inPlugin(backend, () => own.compile(networks))),
    ...(own.check && {
      check: (networks, plan) => inPlugin(backend, () => own.check!(networks, plan)),
    }),
  };
}

/** A model whose calls are known to run until they settle. */
function watched(plugin: ResolvedPlugin, model: Model): Model {
  return {
    networks: model.networks,
    train: (...given) => inPlugin(plugin, () => model.train(...given)),
    infer: (...given) => inPlugin(plugin, () => model.infer(...given)),
    read: () => inPlugin(plugin, () => model.read()),
    write: (weights) => inPlugin(plugin, () => model.write(weights)),
    ...(model.readMoments && { readMoments: () => inPlugin(plugin, () => model.readMoments!()) }),
    ...(model.writeMoments && {
      writeMoments: (moments) => inPlugin(plugin, () => model.writeMoments!(moments)),
    }),
    [Symbol.asyncDispose]: () => inPlugin(plugin, async () => model[Symbol.asyncDispose]()),
  };
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
