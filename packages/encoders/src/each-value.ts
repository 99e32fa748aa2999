import { collectSpikes, featuresOf, requireSamples, type Samples, type Spikes } from '@s4nn/core';

/** Above all times: what a byte outside the range has in place of one. */
const outside = 2 ** 16;

/**
 * Encodes every value on its own: feature f becomes input f.
 * @param place what takes the samples; messages begin with it.
 * @param timeOf the step 0…duration of a value inside the samples' range, which it is given, too; `duration` is silent.
 * @throws InputError for values that are NaN or outside the samples' range.
 */
export function encodeEachValue(
  place: string,
  samples: Samples,
  duration: number,
  timeOf: (value: number, low: number, high: number) => number,
): Spikes {
  const { values, labels } = samples;
  requireSamples(place, values instanceof Uint8Array ? inWholeRange(samples) : samples);
  const features = featuresOf(samples);
  const [low, high] = samples.range;
  if (!(values instanceof Uint8Array)) {
    return collectSpikes(labels, features, duration, (sample, times) => {
      const start = sample * features;
      for (let feature = 0; feature < features; feature++)
        times[feature] = timeOf(values[start + feature]!, low, high);
    });
  }
  // There are 256 bytes, and many more of each.
  const timeOfByte = Uint32Array.from({ length: 256 }, (_, byte) =>
    byte >= low && byte <= high ? timeOf(byte, low, high) : outside,
  );
  return collectSpikes(labels, features, duration, (sample, times) => {
    const start = sample * features;
    let all = 0;
    for (let feature = 0; feature < features; feature++) {
      const time = timeOfByte[values[start + feature]!]!;
      times[feature] = time;
      all |= time;
    }
    if (all >= outside) requireSamples(place, samples);
  });
}

/** Samples of bytes with a range that holds them all: they are checked as they are encoded, as reading them all before takes time. */
function inWholeRange(samples: Samples): Samples {
  const [low, high] = Array.isArray(samples.range) ? samples.range : [Number.NaN, Number.NaN];
  if (!(low < high && Number.isFinite(low) && Number.isFinite(high))) return samples;
  return { ...samples, range: [Math.min(low, 0), Math.max(high, 255)] };
}
