import type { Network } from '@s4nn/core';
import type { Engine } from '../engine.js';
import { fromTiles, toTiles } from '../tiles.js';
import { infer } from './infer.js';
import { lanes, layerState } from './layer.js';
import { train } from './train.js';

/** One network in typed arrays. */
export function typescriptEngine(network: Network): Engine {
  const states = network.layers.map((_, k) => layerState(network, k));
  return {
    network,
    train: (spikes, plan) => train(network, states, spikes, plan),
    infer: (spikes, samples, detail) => infer(network, states, spikes, samples, detail),
    read: () => states.map((state) => fromTiles(state.weights, [state.neurons, state.inputs], lanes)),
    write: (from) => {
      from.forEach((layer, k) => {
        // Lanes without a neuron may have learned infinity.
        toTiles(layer, states[k]!.weights.fill(0), [states[k]!.neurons, states[k]!.inputs], lanes);
      });
    },
  };
}
