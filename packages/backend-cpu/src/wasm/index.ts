import {
  type Backend,
  completeOptions,
  InputError,
  type JsonSchema,
  type Network,
  neuronsOf,
  type Plugin,
  requireKinds,
  requireNetworks,
} from '@s4nn/core';
import { modelOf } from '../model.js';
import { wasmEngine } from './engine/engine.js';
import { gathers, ruleFields } from './engine/plan.js';
import { bytesToLearn } from './engine/reserve-gradients.js';
import { loadKernels } from './kernels.js';
import { gibibytes, mostBytes } from './layout/bytes.js';
import { type Layout, layoutOf } from './layout/layout.js';
import { writeRecord } from './records.js';
import type { Precision } from './tiling.js';

export type { Precision };

/** Options of the engine. */
export interface WasmOptions {
  /**
   * The numbers that inference runs on. `int16`: weights are rounded to 16-bit integers, and potentials add up as
   * 16-bit integers, which saturate. Learning stays in float32.
   */
  readonly inference?: Precision;
}

/**
 * The default engine: WebAssembly kernels with 128-bit SIMD, float32, in Node and in browsers.
 * @throws InputError for options that a config could not have.
 */
export const wasm = (given: WasmOptions = {}): Backend =>
  backend(completeOptions<Required<WasmOptions>>('wasm', options, given));

const backend = ({ inference }: Required<WasmOptions>): Backend => ({
  check: (networks, plan) => {
    const layout = layoutFor(networks, inference);
    ruleFields(plan.rule);
    if (gathers(plan, plan.batch)) bytesToLearn(layout, plan);
  },
  compile: async (networks) => {
    const layout = layoutFor(networks, inference);
    const { kernels, memory } = await loadKernels(layout.bytes);
    const view = new DataView(memory.buffer);
    for (const { ownWork, work, tilings } of new Set([layout.learning, layout.inferring])) {
      for (const { input, stream } of ownWork.flat()) {
        writeRecord(view, input, 'Stream', { ...stream, length: 0, ranks: 0 });
      }
      work.forEach(({ absent, rankBytes }, k) => {
        writeAbsent(memory.buffer, absent, rankBytes, neuronsOf(networks[0], k), tilings[k]!.lanes);
      });
    }
    return modelOf(
      networks,
      networks.map((network, index) => wasmEngine(network, index, layout, kernels, memory)),
    );
  },
});

/** The memory of networks. @throws InputError for those that are unsound, or need more than there can be. */
function layoutFor(networks: readonly [Network, ...Network[]], inference: Precision): Layout {
  requireNetworks(networks);
  requireKinds('@s4nn/backend-cpu', networks[0].layers, ['dense']);
  const layout = layoutOf(networks[0], networks.length, inference);
  if (layout.bytes <= mostBytes) return layout;
  throw new InputError(
    `networks: found ${networks.length} that need ${gibibytes(layout.bytes)}, expected at most ` +
      `${gibibytes(mostBytes)} in one model, all that WebAssembly can address; make the layers smaller or compile fewer at once`,
  );
}

/** Writes one word of lanes per tile: those without a neuron, where the layer ends before the tile does. */
function writeAbsent(memory: ArrayBuffer, at: number, bytes: number, size: number, lanes: number): void {
  new Uint32Array(memory, at, bytes / 4).forEach((_, tile, words) => {
    const neurons = Math.min(Math.max(size - tile * lanes, 0), lanes);
    // A shift by 32 would shift by 0.
    words[tile] = neurons === 32 ? 0 : -1 << neurons;
  });
}

const options: JsonSchema = {
  type: 'object',
  properties: {
    inference: {
      enum: ['float32', 'int16'] satisfies Precision[],
      default: 'float32',
      description:
        'The numbers that inference runs on. int16: weights are rounded to 16-bit integers, and potentials add up as ' +
        '16-bit integers, which saturate; faster, and about one decision in a thousand differs. Learning uses float32 ' +
        'either way.',
    },
  },
  additionalProperties: false,
};

/** {@link wasm} as a plugin: what `"@s4nn/backend-cpu"` is in a config. */
const plugin: Plugin<'backend'> = { kind: 'backend', options, create: wasm };
export default plugin;
