import type { Config } from '@s4nn/config';
import { checkAgainstData } from '@s4nn/config';
import { type Spikes, type Split, split } from '@s4nn/core';
import { shareSplit } from '../job.js';
import { type Data, loadData } from './data.js';

/** What a sweep learns from and is validated and tested on. */
export interface LoadedSamples {
  readonly data: Data;
  /** The training samples as the unmodified config encodes them; an encoder may refuse them. */
  readonly spikes: Spikes;
  /** Training and validation samples, in shared memory. */
  readonly split: Split;
}

/**
 * Loads and encodes the samples of a config, and checks it against them.
 * @throws InputError for what does not fit together, Error when a plugin fails.
 */
export async function loadSamples(config: Config): Promise<LoadedSamples> {
  const data = await loadData(config);
  const { train, classes } = data.dataset;
  checkAgainstData(config, { trainSamples: train.labels.length, classes: classes.length });
  const spikes = data.encode('train', config.plugins.encoder.options);
  const { validation, seed } = config.json.training;
  return { data, spikes, split: shareSplit(split(train.labels.length, validation, seed)) };
}
