import { completeOptions, type JsonSchema, type Plugin, type Samples, type Spikes } from '@s4nn/core';
import { type ClocksOption, clocks, withClocks } from './clocks.js';
import { type DurationOption, duration } from './duration.js';
import { encodeEachValue } from './each-value.js';

/** Options of {@link latency}. */
export interface LatencyOptions extends DurationOption, ClocksOption {}

/**
 * Intensity to latency, linear: t = ⌊(high − value) · duration / (high − low)⌋ steps, so the highest value of the
 * range fires at step 0 and the lowest is silent (t = duration). Grey g in 0…255 with 256 steps: 255 − g, silent at 0.
 * Source: Kheradpisheh & Masquelier 2020 (arXiv 1910.09495), with the floor of the authors' script.
 * @returns spikes of as many inputs as features and clocks; times in 0…duration − 1.
 * @throws InputError for values that are NaN or outside the samples' range, and for options that a config could not have.
 */
export function latency(samples: Samples, given: LatencyOptions = {}): Spikes {
  const { duration, clocks } = completeOptions<Required<LatencyOptions>>('latency', options, given);
  const spikes = encodeEachValue('latency', samples, duration, (value, low, high) =>
    Math.floor(((high - value) * duration) / (high - low)),
  );
  return withClocks(spikes, clocks);
}

const options = {
  type: 'object',
  additionalProperties: false,
  properties: { duration, clocks },
} as const satisfies JsonSchema;

/** {@link latency} as a plugin: what `"@s4nn/encoders/latency"` is in a config. */
const plugin: Plugin<'encoder'> = {
  kind: 'encoder',
  options,
  create: (given: LatencyOptions) => (samples) => latency(samples, given),
};
export default plugin;
