import { collectSpikes, featuresOf, InputError, type Plugin } from '@s4nn/core';

/** Large values spike early. Refuses a duration of 1, as any encoder may refuse options. */
const encoder: Plugin<'encoder'> = {
  kind: 'encoder',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      duration: { type: 'integer', minimum: 1, maximum: 1000, default: 16, description: 'Steps.' },
    },
  },
  create:
    ({ duration }: { readonly duration: number }) =>
    (samples) => {
      if (duration === 1) throw new InputError('found a duration of 1, expected at least 2');
      const features = featuresOf(samples);
      return collectSpikes(samples.labels, features, duration, (sample, times) => {
        for (let k = 0; k < features; k++) {
          const value = samples.values[sample * features + k]!;
          times[k] = Math.min(duration, Math.floor((1 - value) * duration));
        }
      });
    },
};
export default encoder;
