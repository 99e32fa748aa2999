import { type Config, checkAgainstData, type Plugins } from '@s4nn/config';
import { indices, type Samples, type Spikes, type Split, split } from '@s4nn/core';
import type { Part } from '../segment.js';
import { type Data, loadData } from './data.js';
import { shareArray } from './share.js';

/**
 * What one process knows of a sweep: its samples, loaded, checked and encoded once, in memory that its threads share. Lanes take
 * parts of trainings by value, and read everything else here.
 */
export interface Host {
  readonly plugins: Plugins;
  readonly data: Data;
  /** The training samples as the unmodified config encodes them; an encoder may refuse them. */
  readonly spikes: Spikes;
  /** Which training samples a part of a training learns from, and which it is validated on; in shared memory. */
  split(part: Part): Split;
}

/**
 * Loads and encodes the samples of a config, and checks it against them.
 * @throws InputError for what does not fit together, Error when a plugin fails.
 */
export async function openHost(config: Config): Promise<Host> {
  const data = await loadData(config);
  const { train, classes } = data.dataset;
  checkAgainstData(config, { trainSamples: train.labels.length, classes: classes.length });
  const spikes = data.encode('train', config.plugins.encoder.options);
  const { validation, seed } = config.json.training;
  const splits = {
    split: shared(split(train.labels.length, validation, seed)),
    all: shared({ training: indices(train.labels.length), validation: new Uint32Array() }),
  };
  return { plugins: config.plugins, data, spikes, split: (part) => splits[part] };
}

const shared = ({ training, validation }: Split): Split => ({
  training: shareArray(training),
  validation: shareArray(validation),
});

/** What a lane reads of its host, wherever it runs: in the host's process at once, in a thread after it asked. */
export interface HostView {
  plugins(): Promise<Plugins>;
  split(part: Part): Promise<Split>;
  /**
   * Encoded samples, the same object for the same options as long as somebody holds it: a backend knows what it made of them
   * by their object.
   * @throws InputError when the encoder refuses these options or samples.
   */
  spikes(samples: 'train' | 'test', options: object): Promise<Spikes>;
  /** The training samples themselves. */
  samples(): Promise<Samples>;
}

/** The view of lanes in the host's own process. */
export const viewOf = (host: Promise<Host>): HostView => ({
  plugins: async () => (await host).plugins,
  split: async (part) => (await host).split(part),
  spikes: async (samples, options) => (await host).data.encode(samples, options),
  samples: async () => (await host).data.shared(),
});
