import { decide, type Network, type SpikeTimes, silentReadout } from '@s4nn/core';
import type { ShownNeuron } from './potentials.js';

/** The class by the potential rule, and the step of the decision; null if no output fired. */
export function decisionOf(
  network: Network,
  times: SpikeTimes,
  outputs: readonly ShownNeuron[],
): { readonly decided: number; readonly step: number | null } {
  const earliest = Math.min(...times);
  const isSilent = earliest === network.duration;
  const at = isSilent ? silentReadout(network) : earliest - network.neuron.delay;
  const potentials = Float64Array.from(outputs, (output) => output.potentials[at]!);
  const layers = network.layers.length;
  const inference = { times, potentials, spikesToDecision: new Uint32Array(layers), spikes: null };
  return { decided: decide(network, inference).potential[0]!, step: isSilent ? null : earliest };
}
