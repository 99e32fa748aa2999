import {
  checkDataset,
  type Dataset,
  InputError,
  isInputError,
  type Kind,
  type Plugin,
  type Spikes,
} from '@s4nn/core';
import type { Config, ResolvedPlugin } from './config/index.js';
import { shareSpikes } from './share.js';

/** A dataset and its encodings, each made once. */
export interface Data {
  readonly dataset: Dataset;
  /** Encoded samples in shared memory, the same object for the same options. */
  encode(part: 'train' | 'test', options: object): Spikes;
}

/** Loads the dataset of a config. The test samples are encoded only when asked for. */
export async function loadData(config: Config): Promise<Data> {
  const { dataset: source, encoder } = config.plugins;
  const dataset = await named(source, async () => {
    const plugin = await load<'dataset'>(source);
    const created = await plugin.create(source.options as never, { folder: config.folder });
    checkDataset(created);
    return created;
  });
  const plugin = await load<'encoder'>(encoder);
  const encoded = new Map<string, Spikes>();
  return {
    dataset,
    encode: (part, options) => {
      const key = `${part} ${JSON.stringify(options)}`;
      const spikes =
        encoded.get(key) ?? shareSpikes(plugin.create(options as never, dataset.train)(dataset[part]));
      encoded.set(key, spikes);
      return spikes;
    },
  };
}

/** The default export of a plugin module, whose kind the config has checked. */
export const load = async <K extends Kind>({ url }: ResolvedPlugin): Promise<Plugin<K>> =>
  ((await import(url)) as { default: Plugin<K> }).default;

/** Puts the plugin's name before the message of a user's mistake. */
async function named<Result>({ use }: ResolvedPlugin, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (isInputError(error)) throw new InputError(`${use}: ${error.message}`);
    throw error;
  }
}
