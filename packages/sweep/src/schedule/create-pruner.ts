import { type Config, load } from '@s4nn/config';
import { inPlugin } from '@s4nn/config/plugins';
import type { Pruner } from '@s4nn/core';
import { blaming } from '../plan/blame.js';
import { checkedPruner } from './checked-pruner.js';

/**
 * Loads the pruner of a config from its module.
 * @throws InputError for a plugin that is no pruner; so do its calls for answers that are none.
 */
export async function createPruner(config: Config): Promise<Pruner> {
  const { json, plugins } = config;
  const plugin = await load<'pruner'>(plugins.pruner);
  const context = { objective: json.objectives[0], epochs: json.training.epochs };
  const pruner = await blaming(config, 'pruner', () =>
    inPlugin(plugins.pruner, () => plugin.create(plugins.pruner.options as never, context)),
  );
  return checkedPruner(config, pruner);
}
