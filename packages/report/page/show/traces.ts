import { kindOf, type Network, type SpikeTimes, type Weights } from '@s4nn/core';

/** [duration][neurons] potentials of layer k at the end of every step. */
export function potentialsByStep(
  { layers, duration }: Network,
  k: number,
  weights: Weights,
  input: SpikeTimes,
): readonly Float64Array[] {
  const layer = layers[k]!;
  const kind = kindOf(layer);
  const arriving = new Set(input);
  let last: Float64Array = new Float64Array(kind.neurons(layer, input.length));
  return Array.from({ length: duration }, (_, step) => {
    // Where nothing arrives, potentials stay.
    if (arriving.has(step)) last = kind.potentials(layer, weights, input, step, duration);
    return last;
  });
}

/** The neurons of a layer that fire first, the silent ones last. */
export const firstToFire = (times: SpikeTimes, most: number): number[] =>
  Array.from(times, (_, neuron) => neuron)
    .sort((one, other) => times[one]! - times[other]! || one - other)
    .slice(0, most);
