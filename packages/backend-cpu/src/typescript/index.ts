import {
  type Backend,
  type Network,
  type Plugin,
  requireKinds,
  requireNetworks,
  requirePlain,
} from '@s4nn/core';
import { modelOf } from '../model.js';
import { typescriptEngine } from './engine.js';

/**
 * The portable engine: typed arrays in float32, wherever JavaScript runs; computes the same as `wasm`, bit for bit.
 */
export const typescript = (): Backend => ({
  check: (networks, plan) => {
    requireSound(networks);
    requirePlain(name, plan);
  },
  compile: async (networks) => {
    requireSound(networks);
    return modelOf(networks, networks.map(typescriptEngine));
  },
});

const name = '@s4nn/backend-cpu/typescript';

function requireSound(networks: readonly [Network, ...Network[]]): void {
  requireNetworks(networks);
  requireKinds(name, networks[0].layers, ['dense']);
}

/** {@link typescript} as a plugin: what `"@s4nn/backend-cpu/typescript"` is in a config. */
const plugin: Plugin<'backend'> = {
  kind: 'backend',
  options: { type: 'object', properties: {}, additionalProperties: false },
  create: typescript,
};
export default plugin;
