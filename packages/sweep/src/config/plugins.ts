import type { Kind } from '@s4nn/core';
import type { ConfigJson, Plugins, ResolvedPlugin, Use } from './config.js';
import { searchMembers } from './schema.js';

/** The plugins of a config, each with its options as the config has them. `modules` says where each module lies. */
export function pluginsOf(
  json: ConfigJson,
  modules: { readonly [K in Kind]: Pick<ResolvedPlugin, 'url'> | null },
): Plugins {
  const resolved = (kind: Kind, { use, ...options }: Use): ResolvedPlugin => ({
    use,
    url: modules[kind]!.url,
    options,
  });
  return {
    dataset: resolved('dataset', json.dataset),
    encoder: resolved('encoder', json.encoder),
    backend: resolved('backend', json.backend),
    search: json.search ? resolved('search', withoutSearchMembers(json.search)) : null,
  };
}

const withoutSearchMembers = (search: Use): Use =>
  Object.fromEntries(Object.entries(search).filter(([name]) => !Object.hasOwn(searchMembers, name))) as Use;
