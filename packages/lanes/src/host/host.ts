import { type Config, checkAgainstData, type Plugins } from '@s4nn/config';
import {
  classCounts,
  type DataDescription,
  indices,
  type Samples,
  type Spikes,
  type Split,
  selectSamples,
  split,
} from '@s4nn/core';
import type { Part } from '../segment.js';
import { type Data, dataOf, loadData } from './data.js';
import { describe } from './describe.js';
import { shareArray } from './share.js';

/**
 * What a process holds for a sweep: its samples, loaded, checked and encoded once, in memory that its threads share. Lanes get
 * parts of trainings by value and read everything else here.
 */
export interface Host {
  readonly plugins: Plugins;
  readonly data: Data;
  /** The training samples as the unmodified config encodes them. */
  readonly spikes: Spikes;
  /** What the samples are, for people and for the log. */
  readonly description: DataDescription;
  /** Indices of the samples that a part is trained on and validated on; in shared memory. */
  split(part: Part): Split;
}

/**
 * Loads and encodes the samples of a config, and checks it against them.
 * @throws InputError if config and data do not fit together, Error if a plugin fails.
 */
export async function openHost(config: Config): Promise<Host> {
  const data = await loadData(config);
  checkAgainstData(config, classCounts(data.dataset));
  return hostOf(config, data);
}

/**
 * A host of some of a host's training samples, for a config with the same plugins.
 * @param samples their indices; its test samples are the first of them.
 */
export async function hostOfSome(config: Config, { data }: Host, samples: Uint32Array): Promise<Host> {
  const { dataset } = data;
  const train = selectSamples(dataset.train, samples);
  return hostOf(config, await dataOf(config, { ...dataset, train, test: data.few() }));
}

function hostOf(config: Config, data: Data): Host {
  const { train } = data.dataset;
  const spikes = data.encode('train', config.plugins.encoder.options);
  const { validation, seed } = config.json.training;
  const splits = {
    split: shared(split(train.labels.length, validation, seed)),
    all: shared({ training: indices(train.labels.length), validation: new Uint32Array() }),
  };
  const description = describe(data.dataset, spikes);
  return { plugins: config.plugins, data, spikes, description, split: (part) => splits[part] };
}

const shared = ({ training, validation }: Split): Split => ({
  training: shareArray(training),
  validation: shareArray(validation),
});

/** The host as seen from a lane, wherever it runs: directly in the host's process, by messages in a thread. */
export interface HostView {
  plugins(): Promise<Plugins>;
  split(part: Part): Promise<Split>;
  /**
   * Encoded samples: the same object for the same options as long as somebody holds it, because backends cache by object.
   * @throws InputError if the encoder refuses these options or samples.
   */
  spikes(samples: 'train' | 'test', options: object): Promise<Spikes>;
  /** The training samples before encoding. */
  samples(): Promise<Samples>;
}

/** The view of lanes in the host's own process. */
export const viewOf = (host: Promise<Host>): HostView => ({
  plugins: async () => (await host).plugins,
  split: async (part) => (await host).split(part),
  spikes: async (samples, options) => (await host).data.encode(samples, options),
  samples: async () => (await host).data.shared(),
});
