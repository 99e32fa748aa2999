import { type Backend, type Plugin, requireNetworks } from '@s4nn/core';
import { measureBandwidth } from './bandwidth.js';
import { type Gpu, openGpu } from './device.js';
import { modelOf } from './model.js';

let opened: Promise<Gpu> | undefined;

/** The GPU, opened once for all models of this thread; opened anew after it has failed. */
function gpu(): Promise<Gpu> {
  const forget = (): void => {
    opened = undefined;
  };
  opened ??= openGpu(forget);
  opened.catch(forget);
  return opened;
}

/**
 * WebGPU compute shaders: whole passes over data that stays on the device, several networks of one shape side by side.
 * @throws InputError, when it compiles, where there is no GPU.
 */
export const webgpu = (): Backend => ({
  compile: async (networks) => {
    requireNetworks(networks);
    return modelOf(await gpu(), networks);
  },
});

/** What the GPU of this thread is called; for tables. */
export const adapterName = async (): Promise<string> => (await gpu()).name;

/** Bytes a second that the GPU of this thread moves, as a copy shows; for rooflines. */
export const memoryBandwidth = async (): Promise<number> => measureBandwidth(await gpu());

/** A backend, as configs name it by this module. */
const plugin: Plugin<'backend'> = {
  kind: 'backend',
  options: { type: 'object', properties: {}, additionalProperties: false },
  create: webgpu,
};
export default plugin;
