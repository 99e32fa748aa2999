import {
  type Backend,
  type Model,
  type Network,
  type Plugin,
  requireKinds,
  requireNetworks,
  requirePlain,
} from '@s4nn/core';
import { measureBandwidth } from './bandwidth.js';
import { type Gpu, openGpu } from './device.js';
import { modelOf } from './model.js';

let opened: Promise<Gpu> | undefined;

/** The GPU, opened once for all models of this thread, and again after it has failed. */
function gpu(): Promise<Gpu> {
  const forget = (): void => {
    opened = undefined;
  };
  opened ??= openGpu(forget);
  opened.catch(forget);
  return opened;
}

/**
 * WebGPU compute shaders: whole passes over data that stays on the device, with several networks of one shape side by
 * side.
 * @throws InputError from `compile`, where there is no GPU.
 */
export const webgpu = (): Backend => ({
  check: async (networks, plan) => {
    requirePlain('@s4nn/backend-gpu', plan);
    await using _model = await compile(networks);
  },
  compile,
});

async function compile(networks: readonly [Network, ...Network[]]): Promise<Model> {
  requireNetworks(networks);
  requireKinds('@s4nn/backend-gpu', networks[0].layers, ['dense']);
  return modelOf(await gpu(), networks);
}

/** The name of this thread's GPU, for tables. */
export const adapterName = async (): Promise<string> => (await gpu()).name;

/** Bytes per second that this thread's GPU moves in a copy, for rooflines. */
export const memoryBandwidth = async (): Promise<number> => measureBandwidth(await gpu());

/** {@link webgpu} as a plugin: what `"@s4nn/backend-gpu"` is in a config. */
const plugin: Plugin<'backend'> = {
  kind: 'backend',
  options: { type: 'object', properties: {}, additionalProperties: false },
  create: webgpu,
};
export default plugin;
