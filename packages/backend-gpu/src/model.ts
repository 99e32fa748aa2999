import {
  indices,
  type Model,
  type Network,
  requireBatch,
  requireCount,
  requireLabels,
  requireSpikes,
  requireWeights,
  samplesIn,
} from '@s4nn/core';
import { compile, readWeights, writeWeights } from './compiled.js';
import type { Gpu } from './device.js';
import { infer } from './infer.js';
import { train } from './train.js';

/** A model whose networks run side by side on a GPU, in float32. */
export function modelOf(gpu: Gpu, networks: readonly [Network, ...Network[]]): Model {
  const held = compile(gpu, networks);
  let disposed = false;
  const running = () => {
    if (disposed) throw new Error('model: it was disposed of; compile the networks again');
    return held;
  };
  return {
    networks,
    train: async (spikes, plans) => {
      const compiled = running();
      requireCount('plans', plans.length, networks.length, 'network');
      plans.forEach(({ samples, batch }, n) => {
        requireSpikes(networks[n]!, spikes, samples);
        requireLabels(networks[n]!, spikes, samples);
        requireBatch(batch);
      });
      return train(compiled, spikes, plans);
    },
    infer: async (spikes, samples = indices(samplesIn(spikes)), detail = 'decision') => {
      const compiled = running();
      requireSpikes(networks[0], spikes, samples);
      return infer(compiled, spikes, samples, detail === 'full');
    },
    read: async () => readWeights(running()),
    write: async (weights) => {
      const compiled = running();
      requireCount('weights', weights.length, networks.length, 'network');
      weights.forEach((layers, n) => {
        requireWeights(networks[n]!, layers);
      });
      writeWeights(compiled, weights);
    },
    [Symbol.asyncDispose]: async () => {
      if (disposed) return;
      disposed = true;
      for (const buffer of [held.weights, held.nets, held.uniforms]) buffer.destroy();
    },
  };
}
