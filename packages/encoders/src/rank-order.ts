import {
  collectSpikes,
  completeOptions,
  featuresOf,
  type JsonSchema,
  type Plugin,
  requireSamples,
  type Samples,
  type Spikes,
} from '@s4nn/core';
import { type DurationOption, duration } from './duration.js';

/**
 * Rank order: t = ⌊rank · duration / features⌋ steps, where rank is the number of features of the same sample with a
 * greater value; equal values fire together and the lowest value of the range is silent. Only the order of the values
 * counts: any strictly increasing change of them (contrast, gamma) that keeps the lowest gives the same spikes.
 * Source: Thorpe & Gautrais 1998, "Rank order coding".
 * @returns spikes of as many inputs as features; times in 0…duration − 1.
 * @throws InputError for values that are NaN or outside the samples' range, and for options that a config could not have.
 */
export function rankOrder(samples: Samples, given: DurationOption = {}): Spikes {
  const { duration } = completeOptions<Required<DurationOption>>('rankOrder', options, given);
  requireSamples('rankOrder', samples);
  const { values, labels } = samples;
  const [low] = samples.range;
  const features = featuresOf(samples);
  const sorted = new Float32Array(features);
  return collectSpikes(labels, features, duration, (sample, times) => {
    const start = sample * features;
    let active = 0;
    for (let f = 0; f < features; f++) {
      const value = values[start + f]!;
      if (value > low) sorted[active++] = value;
    }
    const ascending = sorted.subarray(0, active).sort();
    for (let f = 0; f < features; f++) {
      const value = values[start + f]!;
      times[f] = value > low ? Math.floor((countAbove(ascending, value) * duration) / features) : duration;
    }
  });
}

/** How many entries of an ascending array are greater than the value. */
function countAbove(ascending: Float32Array, value: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ascending[middle]! > value) to = middle;
    else from = middle + 1;
  }
  return ascending.length - from;
}

const options = {
  type: 'object',
  additionalProperties: false,
  properties: { duration },
} as const satisfies JsonSchema;

/** {@link rankOrder} as a plugin: what `"@s4nn/encoders/rank-order"` is in a config. */
const plugin: Plugin<'encoder'> = {
  kind: 'encoder',
  options,
  create: (given: DurationOption) => (samples) => rankOrder(samples, given),
};
export default plugin;
