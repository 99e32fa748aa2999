import type { Kind } from '@s4nn/core';
import type { ConfigJson, Plugins, ResolvedPlugin, Use } from '../config.js';
import { ownMembers } from '../schema.js';

/** The plugins of a config, each with its options as the config has them. `modules` says where each module lies. */
export function pluginsOf(
  json: ConfigJson,
  modules: { readonly [K in Kind]: Pick<ResolvedPlugin, 'url'> | null },
): Plugins {
  const resolved = (kind: Kind, used: Use): ResolvedPlugin => ({
    use: used.use,
    url: modules[kind]!.url,
    options: optionsOf(kind, used),
  });
  return {
    dataset: resolved('dataset', json.dataset),
    encoder: resolved('encoder', json.encoder),
    backend: resolved('backend', json.backend),
    search: json.search ? resolved('search', json.search) : null,
    pruner: resolved('pruner', json.pruner),
    lanes: json.lanes ? resolved('lanes', json.lanes) : null,
  };
}

/** What a plugin's `create` gets: everything beside its name and what the sweep itself reads. */
export const optionsOf = (kind: Kind, { use: _, ...members }: Use): ResolvedPlugin['options'] =>
  Object.fromEntries(Object.entries(members).filter(([name]) => !Object.hasOwn(ownMembers[kind], name)));
