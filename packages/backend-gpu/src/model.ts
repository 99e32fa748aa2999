import { checkedModel, type Model, type Network } from '@s4nn/core';
import { compile } from './compiled.js';
import type { Gpu } from './device.js';
import { infer } from './infer.js';
import { train } from './train.js';
import { readWeights, writeWeights } from './weights.js';

/** A model whose networks run side by side on a GPU, in float32. */
export async function modelOf(gpu: Gpu, networks: readonly [Network, ...Network[]]): Promise<Model> {
  const compiled = await compile(gpu, networks);
  return checkedModel(networks, {
    train: (spikes, plans) => train(compiled, spikes, plans),
    infer: (spikes, samples, detail) => infer(compiled, spikes, samples, detail === 'full'),
    read: () => readWeights(compiled),
    write: (weights) => writeWeights(compiled, weights),
    dispose: () => {
      for (const buffer of [compiled.weights, compiled.nets, compiled.uniforms]) buffer.destroy();
    },
  });
}
