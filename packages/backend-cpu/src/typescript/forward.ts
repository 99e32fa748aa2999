import type { Network } from '@s4nn/core';
import { fire } from './fire.js';
import type { LayerState, Stream } from './layer.js';

/** Computes the spike times of every layer for the sample in the stream of the first layer. */
export function forward(network: Network, states: readonly LayerState[]): void {
  states.forEach((state, k) => {
    fire(network, state);
    const next = states[k + 1];
    if (next) order(state, network.neuron.delay, next.input);
  });
}

/**
 * Merges the events of a layer into the stream of the next layer, by a counting sort by rank that is stable over the
 * tiles.
 */
function order({ input, bins, eventEntries, eventNeurons }: LayerState, delay: number, next: Stream): void {
  let length = 0;
  let ranks = 0;
  for (let rank = 0; rank < input.ranks; rank++) {
    const count = bins[rank]!;
    if (count === 0) continue;
    bins[rank] = length;
    next.steps[ranks] = input.steps[rank]! + delay;
    next.starts[ranks] = length;
    next.rankOf.fill(ranks, length, length + count);
    next.ends.fill(0, length, length + count);
    length += count;
    next.ends[length - 1] = 1;
    ranks++;
  }
  next.starts[ranks] = length;
  next.length = length;
  next.ranks = ranks;
  for (let event = 0; event < length; event++) {
    const rank = input.rankOf[eventEntries[event]!]!;
    next.neurons[bins[rank]!++] = eventNeurons[event]!;
  }
}
