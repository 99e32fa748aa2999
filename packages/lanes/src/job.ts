import type { Config, ConfigJson } from '@s4nn/config';
import { optionsOf } from '@s4nn/config';
import type { Network, Spikes, Split } from '@s4nn/core';
import type { Data } from './host/data.js';
import { shareArray } from './host/share.js';
import type { TrialJob } from './segment.js';

/** The job of training the network that a config describes, on the given part of the training samples. */
export function jobFor(json: ConfigJson, { plugins }: Config, data: Data, split: Split): TrialJob {
  const encoding = optionsOf('encoder', json.encoder);
  const spikes = data.encode('train', encoding);
  const { validation: _, patience, augmentation, ...training } = json.training;
  return {
    backend: { ...plugins.backend, options: optionsOf('backend', json.backend) },
    population: json.backend.population,
    network: networkOf(json, spikes),
    spikes,
    encoding: JSON.stringify(encoding),
    split,
    augmentation: augmentation
      ? { options: augmentation, encoder: { ...plugins.encoder, options: encoding }, samples: data.shared() }
      : null,
    training: { ...training, ...(patience !== undefined && { patience }) },
  };
}

/** The network that a config describes, for the given spikes. */
export const networkOf = ({ network }: ConfigJson, { inputs, duration }: Spikes): Network => ({
  inputs,
  duration,
  ...network,
});

/** A split in shared memory. */
export const shareSplit = ({ training, validation }: Split): Split => ({
  training: shareArray(training),
  validation: shareArray(validation),
});
