import type { SpikeTimes, Weights } from '../arrays.js';
import { decide } from '../inference/decide.js';
import { type Network, silentReadout } from '../network/network.js';
import { forward, potentials } from './reference.js';

/** What a network does with one sample. */
export interface SampleAnswer {
  /** Spike times of the input and of every layer; the duration means silent. */
  readonly times: readonly SpikeTimes[];
  /** The step whose potentials decide: that of the earliest crossing, or `silentReadout` where no output fires. */
  readonly read: number;
  /** [outputs] potentials after that step. */
  readonly potentials: Float64Array;
  /** Output by the `potential` rule. */
  readonly decided: number;
  /** The step of the decision; null where no output fires. */
  readonly step: number | null;
}

/**
 * Runs a network on one sample in float64 and decides by the `potential` rule.
 * @param weights one array per layer, [outputs × inputs].
 * @param input first-spike times of the inputs, [inputs].
 */
export function answerTo(network: Network, weights: readonly Weights[], input: SpikeTimes): SampleAnswer {
  const times = forward(network, weights, input);
  const last = network.layers.length;
  const outputs = times[last]!;
  const earliest = outputs.reduce((least, time) => Math.min(least, time), network.duration);
  const isSilent = earliest === network.duration;
  const read = isSilent ? silentReadout(network) : earliest - network.neuron.delay;
  const sums = potentials(network, weights[last - 1]!, times[last - 1]!, read);
  const { potential } = decide(network, { times: outputs, potentials: sums });
  return { times, read, potentials: sums, decided: potential[0]!, step: isSilent ? null : earliest };
}
