import { type Config, load, locate } from '@s4nn/config';
import { inPlugin } from '@s4nn/config/plugins';
import {
  checkDataset,
  type Dataset,
  foundText,
  InputError,
  indices,
  isInputError,
  type Samples,
  type Spikes,
  selectSamples,
} from '@s4nn/core';
import { checkSpikes } from './check-spikes.js';
import { shareArray, shareSpikes } from './share.js';

/** A plugin that failed without any mistake in the config. */
class PluginFailed extends Error {
  override readonly name = 'PluginFailed';
}

/** A dataset and its encodings. */
export interface Data {
  readonly dataset: Dataset;
  /**
   * Encoded samples in shared memory. They are made once and kept as long as somebody holds them, so that a search over
   * encoder options does not keep all of them.
   * @throws InputError if the encoder refuses these options or samples.
   */
  encode(part: 'train' | 'test', options: object): Spikes;
  /**
   * What the encoder makes of a few training samples: enough to know whether it takes the options, and the network's inputs.
   * @throws what the encoder throws, without its place in the config.
   */
  encodeFew(options: object): Spikes;
  /** Those samples. */
  few(): Samples;
  /** The training samples before encoding, in shared memory. */
  shared(): Samples;
}

/** Loads the dataset of a config. */
export async function loadData(config: Config): Promise<Data> {
  const { dataset: source } = config.plugins;
  const dataset = await located(config, 'dataset', async () => {
    const plugin = await load<'dataset'>(source);
    const created = await inPlugin(source, () =>
      plugin.create(source.options as never, { folder: config.folder }),
    );
    checkDataset(created);
    return created;
  });
  return dataOf(config, dataset);
}

/** A dataset with the encoder of a config. */
export async function dataOf(config: Config, dataset: Dataset): Promise<Data> {
  const { encoder } = config.plugins;
  const plugin = await load<'encoder'>(encoder);
  const encodedBy = (options: object, samples: Samples): Spikes => {
    const encode: unknown = plugin.create(options as never, dataset.train);
    if (typeof encode !== 'function') {
      throw new InputError(`create gave ${foundText(encode)}, expected a function that encodes samples`);
    }
    const spikes: Spikes = encode(samples);
    checkSpikes(spikes, samples);
    return spikes;
  };
  const few = selectSamples(dataset.train, indices(Math.min(3, dataset.train.labels.length)));
  const encoded = new Map<string, WeakRef<Spikes>>();
  let shared: Samples | undefined;
  return {
    dataset,
    encodeFew: (options) => encodedBy(options, few),
    few: () => few,
    shared: () => {
      shared ??= { ...dataset.train, values: shareArray(dataset.train.values) };
      return shared;
    },
    encode: (part, options) => {
      const key = `${part} ${JSON.stringify(options)}`;
      const known = encoded.get(key)?.deref();
      if (known) return known;
      const spikes = located(config, 'encoder', () => shareSpikes(encodedBy(options, dataset[part])));
      encoded.set(key, new WeakRef(spikes));
      return spikes;
    },
  };
}

/** Puts the plugin's place in the config before its error message. */
function located<Result>(config: Config, kind: 'dataset' | 'encoder', action: () => Result): Result {
  const rename = (error: unknown): never => {
    const place = `${locate(config.source, `/${kind}`)} /${kind}`;
    if (isInputError(error)) throw new InputError(`${place}: ${error.message}`);
    const reason = error instanceof Error ? error.message : String(error);
    throw new PluginFailed(`${place}: ${config.plugins[kind].use} failed: ${reason}`, { cause: error });
  };
  try {
    const result = action();
    return result instanceof Promise ? (result.catch(rename) as Result) : result;
  } catch (error) {
    return rename(error);
  }
}
