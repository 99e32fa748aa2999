import { type Config, load } from '@s4nn/config';
import { inPlugin } from '@s4nn/config/plugins';
import type { Pruner } from '@s4nn/core';

/** Loads the pruner of a config from its module. */
export async function createPruner({ json, plugins }: Config): Promise<Pruner> {
  const plugin = await load<'pruner'>(plugins.pruner);
  const context = { objective: json.objectives[0], epochs: json.training.epochs };
  return inPlugin(plugins.pruner, () => plugin.create(plugins.pruner.options as never, context));
}
