import { type Backend, type Plugin, requireKinds, requireNetworks } from '@s4nn/core';
import { modelOf } from '../model.js';
import { typescriptEngine } from './engine.js';

/**
 * The portable engine: typed arrays in float32, wherever JavaScript runs; computes the same as `wasm`, bit for bit.
 */
export const typescript = (): Backend => ({
  compile: async (networks) => {
    requireNetworks(networks);
    requireKinds('@s4nn/backend-cpu/typescript', networks[0].layers, ['dense']);
    return modelOf(networks, networks.map(typescriptEngine));
  },
});

/** {@link typescript} as a plugin: what `"@s4nn/backend-cpu/typescript"` is in a config. */
const plugin: Plugin<'backend'> = {
  kind: 'backend',
  options: { type: 'object', properties: {}, additionalProperties: false },
  create: typescript,
};
export default plugin;
