import { forward, type Network, type SpikeTimes, type Weights } from '@s4nn/core';

/**
 * Number of spikes of the input and of each layer at each step, over the first samples, [layers + 1][duration].
 * @param inputOf gives the input times of a sample.
 */
export function latenciesOf(
  network: Network,
  weights: readonly Weights[],
  inputOf: (sample: number) => SpikeTimes,
  samples: number,
): number[][] {
  const counts = Array.from({ length: network.layers.length + 1 }, () =>
    new Array<number>(network.duration).fill(0),
  );
  for (let sample = 0; sample < samples; sample++) {
    forward(network, weights, inputOf(sample)).forEach((times, k) => {
      for (const time of times) if (time < network.duration) counts[k]![time]!++;
    });
  }
  return counts;
}
