import { collectSpikes, featuresOf, type Samples, type Spikes } from '@s4nn/core';

/**
 * Encodes every value on its own: feature f becomes input f.
 * @param timeOf the step 0…duration of a value inside the samples' range; `duration` is silent.
 */
export function encodeEachValue(
  samples: Samples,
  duration: number,
  timeOf: (value: number) => number,
): Spikes {
  const { values, labels } = samples;
  const features = featuresOf(samples);
  // There are 256 bytes, and many more of each.
  const timeOfByte =
    values instanceof Uint8Array ? Uint16Array.from({ length: 256 }, (_, byte) => timeOf(byte)) : null;
  return collectSpikes(labels, features, duration, (sample, times) => {
    const start = sample * features;
    if (timeOfByte) {
      for (let feature = 0; feature < features; feature++) {
        times[feature] = timeOfByte[values[start + feature]!]!;
      }
    } else {
      for (let feature = 0; feature < features; feature++) times[feature] = timeOf(values[start + feature]!);
    }
  });
}
