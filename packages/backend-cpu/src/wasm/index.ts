import { type Backend, InputError, type Plugin } from '@s4nn/core';
import { modelOf } from '../model.js';
import { requireNetworks } from '../shape.js';
import { wasmEngine } from './engine.js';
import { loadKernels } from './kernels.js';
import { layoutOf } from './layout.js';
import { writeStream } from './records.js';

/** Bytes that 32-bit addresses reach. */
const most = 2 ** 32;

/** The default engine: WebAssembly kernels with 128-bit SIMD, float32, in Node and in browsers. */
export const wasm = (): Backend => ({
  compile: async (networks) => {
    requireNetworks(networks);
    const layout = layoutOf(networks[0], networks.length);
    if (layout.bytes > most) {
      throw new InputError(
        `networks: found ${networks.length} that need ${(layout.bytes / 2 ** 30).toFixed(1)} GiB, expected at most ` +
          '4 GiB in one model, all that WebAssembly can address; make the layers smaller or compile fewer at once',
      );
    }
    const { kernels, memory } = await loadKernels(layout.bytes);
    const view = new DataView(memory);
    for (const work of layout.work) writeStream(view, work.stream, work);
    return modelOf(
      networks,
      networks.map((network, index) => wasmEngine(network, index, layout, kernels, memory)),
    );
  },
});

const plugin: Plugin<'backend'> = {
  kind: 'backend',
  options: { type: 'object', properties: {}, additionalProperties: false },
  create: wasm,
};
export default plugin;
