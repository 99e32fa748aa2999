import { type SpikeTimes, spikeTimes } from '../arrays.js';

/**
 * What is left out while learning: each sample sees a thinned network. Thresholds are scaled by the share that is kept of
 * what feeds a layer, so that potentials reach them as before.
 */
export interface Dropout {
  /** Share of the input's spikes, and of each hidden layer's neurons, that are left out, 0 or more and below 1. */
  readonly inputs: number;
  readonly hidden: number;
  /** 32 bits from which a pass's choices follow. */
  readonly key: number;
}

/** Whether a neuron is left out: of layer k, 0 for the input, in the sample at a position of the plan. */
export function isDropped(
  { inputs, hidden, key }: Dropout,
  position: number,
  layer: number,
  neuron: number,
): boolean {
  const share = layer === 0 ? inputs : hidden;
  return mix(mix(mix(key + position) + layer) + neuron) < share * 4294967296;
}

/** Spreads 32 bits (lowbias32, C. Wellons). */
function mix(word: number): number {
  let bits = word | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The times of layer k with those that are left out silent. */
export const withoutDropped = (
  times: SpikeTimes,
  dropout: Dropout,
  position: number,
  layer: number,
  duration: number,
): SpikeTimes =>
  spikeTimes(times.map((time, neuron) => (isDropped(dropout, position, layer, neuron) ? duration : time)));
