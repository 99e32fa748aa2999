import { completeOptions, type JsonSchema, type Plugin, type Samples, type Spikes } from '@s4nn/core';
import { log } from '@s4nn/core/math';
import { type DurationOption, duration } from './duration.js';
import { encodeEachValue } from './each-value.js';

/** Options of {@link logLatency}. */
export interface LogLatencyOptions extends DurationOption {
  /** Share of the range, between 0 and 1 (both excluded), at which the time reaches `duration`; 1/256 by default. */
  readonly smallest?: number;
}

/**
 * Intensity to latency, logarithmic: with the share x = (value − low) / (high − low) of the range,
 * t = ⌊duration · ln x / ln smallest⌋ steps. Equal ratios of x give equal differences of time, so a change of contrast
 * moves all spikes of a sample by the same number of steps. Shares up to `smallest` are silent.
 * Source: Hopfield 1995, "Pattern recognition computation using action potential timing for stimulus representation".
 * @returns spikes of as many inputs as features; times in 0…duration − 1.
 * @throws InputError for values that are NaN or outside the samples' range, and for options that a config could not have.
 */
export function logLatency(samples: Samples, given: LogLatencyOptions = {}): Spikes {
  const { duration, smallest } = completeOptions<Required<LogLatencyOptions>>('logLatency', options, given);
  const scale = duration / log(smallest);
  return encodeEachValue('logLatency', samples, duration, (value, low, high) => {
    const share = (value - low) / (high - low);
    return share > smallest ? Math.floor(log(share) * scale) : duration;
  });
}

const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    duration,
    smallest: {
      type: 'number',
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      default: 1 / 256,
      description: 'Share of the range up to which a value is silent.',
    },
  },
} as const satisfies JsonSchema;

/** {@link logLatency} as a plugin: what `"@s4nn/encoders/log-latency"` is in a config. */
const plugin: Plugin<'encoder'> = {
  kind: 'encoder',
  options,
  create: (given: LogLatencyOptions) => (samples) => logLatency(samples, given),
};
export default plugin;
