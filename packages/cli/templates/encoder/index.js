import { collectSpikes, featuresOf, requireSamples } from '@s4nn/core';

/** Intensity to latency with a threshold: the higher a value, the earlier its spike; below the threshold it is silent. */
function encode(samples, threshold, duration) {
  requireSamples('%NAME%', samples);
  const [low, high] = samples.range;
  const features = featuresOf(samples);
  return collectSpikes(samples.labels, features, duration, (sample, times) => {
    for (let feature = 0; feature < features; feature++) {
      const share = (samples.values[sample * features + feature] - low) / (high - low);
      // At `duration` a neuron is silent.
      times[feature] = share < threshold ? duration : Math.floor((1 - share) * (duration - 1));
    }
  });
}

const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    threshold: {
      type: 'number',
      minimum: 0,
      maximum: 1,
      default: 0.1,
      description: 'Share of the range below which a value is silent.',
    },
    duration: {
      type: 'integer',
      minimum: 2,
      maximum: 65535,
      default: 256,
      description: 'Number of time steps.',
    },
  },
};

/** @type {import('@s4nn/core').Plugin<'encoder'>} */
export default {
  kind: 'encoder',
  options,
  create:
    ({ threshold, duration }) =>
    (samples) =>
      encode(samples, threshold, duration),
};
