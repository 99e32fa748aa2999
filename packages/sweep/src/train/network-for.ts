import { type ConfigJson, optionsOf } from '@s4nn/config';
import type { Network } from '@s4nn/core';
import { type Host, networkOf } from '@s4nn/lanes';

/**
 * The network that a config describes for a host's training samples.
 * @throws InputError if the encoder refuses the config's options.
 */
export const networkFor = (host: Host, json: ConfigJson): Network =>
  networkOf(json, host.data.encode('train', optionsOf('encoder', json.encoder)));
