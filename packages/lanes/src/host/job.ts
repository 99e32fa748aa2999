import type { ConfigJson, ResolvedPlugin } from '@s4nn/config';
import { optionsOf } from '@s4nn/config/plugins';
import type { Network, Spikes } from '@s4nn/core';
import type { HostView } from './host.js';

/** A network, its backend and its spikes, made from a config and a host's samples. */
export interface Job {
  readonly backend: ResolvedPlugin;
  readonly network: Network;
  readonly spikes: Spikes;
}

/**
 * Makes the job that a config describes for a host's samples.
 * @throws InputError if the encoder refuses the config's options or the samples.
 */
export async function jobOf(host: HostView, json: ConfigJson, samples: 'train' | 'test'): Promise<Job> {
  const { backend } = await host.plugins();
  const spikes = await host.spikes(samples, optionsOf('encoder', json.encoder));
  return {
    backend: { ...backend, options: optionsOf('backend', json.backend) },
    network: networkOf(json, spikes),
    spikes,
  };
}

/** The network that a config describes, for the given spikes. */
export const networkOf = (
  { network }: Pick<ConfigJson, 'network'>,
  { inputs, duration }: Pick<Spikes, 'inputs' | 'duration'>,
): Network => ({ inputs, duration, ...network });
