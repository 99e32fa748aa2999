import type { JsonSchema, Plugin, Samples, Spikes } from '@s4nn/core';
import type { FromSchema } from 'json-schema-to-ts';
import { clocks, withClocks } from './clocks.js';
import { duration } from './duration.js';
import { encodeEachValue } from './each-value.js';

/**
 * Intensity to latency, linear: t = ⌊(high − value) · duration / (high − low)⌋ steps, so the highest value of the
 * range fires at step 0 and the lowest is silent (t = duration). Grey g in 0…255 with 256 steps: 255 − g, silent at 0.
 * Source: Kheradpisheh & Masquelier 2020 (arXiv 1910.09495), with the floor of the authors' script.
 * @returns spikes of as many inputs as features; times in 0…duration − 1.
 */
export function latency(samples: Samples, duration: number): Spikes {
  const [low, high] = samples.range;
  return encodeEachValue(samples, duration, (value) =>
    Math.floor(((high - value) * duration) / (high - low)),
  );
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
  create:
    ({ duration, clocks }: FromSchema<typeof options>) =>
    (samples) =>
      withClocks(latency(samples, duration), clocks),
};
export default plugin;
