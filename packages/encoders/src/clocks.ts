import { collectSpikes, InputError, type Spikes, timesOfSample } from '@s4nn/core';

/** The option of encoders that can add clocks. */
export const clocks = {
  type: 'integer',
  minimum: 0,
  maximum: 65535,
  default: 0,
  description:
    'So many more inputs, after the others, that fire in every sample, evenly spread from step 0 on. 1 is a bias; more tell what time it is.',
} as const;

/**
 * The same spikes with more inputs, after the others, that fire in every sample, input k of n at step ⌊k · duration / n⌋.
 * Instantaneous synapses see no more of their inputs than which came before which: clocks are what makes time count.
 * @throws InputError when there are more clocks than steps.
 */
export function withClocks(spikes: Spikes, count: number): Spikes {
  const { labels, inputs, duration } = spikes;
  if (count === 0) return spikes;
  if (count > duration) {
    throw new InputError(`clocks: found ${count}, expected at most ${duration}, one a step of the duration`);
  }
  return collectSpikes(labels, inputs + count, duration, (sample, times) => {
    times.set(timesOfSample(spikes, sample));
    for (let clock = 0; clock < count; clock++)
      times[inputs + clock] = Math.floor((clock * duration) / count);
  });
}
