import { collectSpikes, InputError, type Spikes, timesOfSample } from '@s4nn/core';

/** What encoders that can add clocks can be given. */
export interface ClocksOption {
  /** Number of inputs that fire in every sample, after the others; none by default. */
  readonly clocks?: number;
}

/** The option of encoders that can add clocks. */
export const clocks = {
  type: 'integer',
  minimum: 0,
  maximum: 65535,
  default: 0,
  description:
    'Number of extra inputs, after the others, that fire in every sample, spaced evenly from step 0; the first acts as a bias, the others let the network tell the time.',
} as const;

/**
 * Adds inputs after the others that fire in every sample, input k of n at step ⌊k · duration / n⌋. With instantaneous
 * synapses a neuron sees only the order of its inputs; clocks let it tell the time.
 * @throws InputError when there are more clocks than steps.
 */
export function withClocks(spikes: Spikes, count: number): Spikes {
  const { labels, inputs, duration } = spikes;
  if (count === 0) return spikes;
  if (count > duration) {
    throw new InputError(
      `clocks: found ${count}, expected at most ${duration}, one per step of the duration`,
    );
  }
  return collectSpikes(labels, inputs + count, duration, (sample, times) => {
    times.set(timesOfSample(spikes, sample));
    for (let clock = 0; clock < count; clock++)
      times[inputs + clock] = Math.floor((clock * duration) / count);
  });
}
