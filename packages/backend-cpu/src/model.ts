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
import type { Engine } from './engine.js';

/** A model whose networks run one after the other. */
export function modelOf(networks: readonly [Network, ...Network[]], engines: readonly Engine[]): Model {
  let disposed = false;
  const running = (): readonly Engine[] => {
    if (disposed) throw new Error('model: it was disposed of; compile the networks again');
    return engines;
  };
  return {
    networks,
    train: async (spikes, plans) => {
      const all = running();
      requireCount('plans', plans.length, networks.length, 'network');
      all.forEach(({ network }, index) => {
        requireSpikes(network, spikes, plans[index]!.samples);
        requireLabels(network, spikes, plans[index]!.samples);
        requireBatch(plans[index]!.batch);
      });
      return all.map((engine, index) => engine.train(spikes, plans[index]!));
    },
    infer: async (spikes, samples = indices(samplesIn(spikes)), detail = 'decision') => {
      const all = running();
      requireSpikes(networks[0], spikes, samples);
      return all.map((engine) => engine.infer(spikes, samples, detail));
    },
    read: async () => running().map((engine) => engine.read()),
    write: async (weights) => {
      const all = running();
      requireCount('weights', weights.length, networks.length, 'network');
      all.forEach(({ network }, index) => {
        requireWeights(network, weights[index]!);
      });
      all.forEach((engine, index) => {
        engine.write(weights[index]!);
      });
    },
    [Symbol.asyncDispose]: async () => {
      disposed = true;
      engines = [];
    },
  };
}
