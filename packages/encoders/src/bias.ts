import { collectSpikes, type Spikes, timesOfSample } from '@s4nn/core';

/** The option of encoders that can add a bias. */
export const bias = {
  type: 'boolean',
  default: false,
  description:
    'Whether there is one more input, the last, that always fires at step 0: a bias for the first layer.',
} as const;

/** The same spikes with one more input, the last, that fires at step 0 of every sample. */
export const withBias = (spikes: Spikes): Spikes =>
  collectSpikes(spikes.labels, spikes.inputs + 1, spikes.duration, (sample, times) => {
    times.set(timesOfSample(spikes, sample));
    times[spikes.inputs] = 0;
  });
