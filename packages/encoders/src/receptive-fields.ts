import {
  collectSpikes,
  completeOptions,
  featuresOf,
  InputError,
  type JsonSchema,
  type Plugin,
  requireSamples,
  type Samples,
  type Spikes,
} from '@s4nn/core';
import { exp } from '@s4nn/core/math';
import { type ClocksOption, clocks, withClocks } from './clocks.js';
import { type DurationOption, duration } from './duration.js';

/** Options of {@link receptiveFields}. */
export interface ReceptiveFieldsOptions extends DurationOption, ClocksOption {
  /** Number of neurons per feature, at least 3; 8 by default. */
  readonly fields?: number;
}

/** The lowest and the highest value of one feature. */
export type Range = readonly [low: number, high: number];

/**
 * The range of each feature [features] over the training samples.
 * @throws InputError when there is none, and for values that are NaN or outside the samples' range.
 */
export function rangesOf(train: Samples): Range[] {
  const features = featuresOf(train);
  requireSamples('receptiveFields', train);
  if (train.labels.length === 0) {
    throw new InputError(
      'receptive-fields encoder: found no training samples, expected at least one to take the ranges from',
    );
  }
  return Array.from({ length: features }, (_, feature) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let index = feature; index < train.values.length; index += features) {
      low = Math.min(low, train.values[index]!);
      high = Math.max(high, train.values[index]!);
    }
    return [low, high];
  });
}

/**
 * Gaussian population code, for tabular features: each feature gets n neurons, i = 1…n, with centres
 * μ_i = low + (2i − 3)/2 · (high − low)/(n − 2) and width σ = (high − low)/(1.5 (n − 2)); the nearer the value x to its
 * centre, the earlier a neuron fires: t = round(duration · (1 − exp(−(x − μ_i)² / 2σ²))) steps, silent at `duration`.
 * A feature that is constant in training (σ = 0) fires all its neurons at step 0 for that value, none for another.
 * Source: Bohte, Kok & La Poutré 2002, "Error-backpropagation in temporally encoded networks of spiking neurons".
 * @param ranges one per feature, from {@link rangesOf} the training samples; values outside are allowed, as long as they are
 * within the range of the samples.
 * @returns spikes of features × n inputs, [features × fields], and the clocks; times in 0…duration − 1.
 * @throws InputError when the number of features differs from the number of ranges, for ranges or values that are NaN, for values
 * outside the samples' range, and for options that a config could not have.
 */
export function receptiveFields(
  samples: Samples,
  ranges: readonly Range[],
  given: ReceptiveFieldsOptions = {},
): Spikes {
  const { duration, clocks, fields } = completeOptions<Required<ReceptiveFieldsOptions>>(
    'receptiveFields',
    options,
    given,
  );
  requireSamples('receptiveFields', samples);
  const features = featuresOf(samples);
  if (features !== ranges.length) {
    const expected = `expected ${ranges.length} as in training; encode samples of the dataset that it was made for`;
    throw new InputError(`receptive-fields encoder: found samples of ${features} features, ${expected}`);
  }
  const wrong = ranges.findIndex(([low, high]) => !(low <= high && Number.isFinite(high - low)));
  if (wrong !== -1) {
    throw new InputError(
      `receptiveFields: found a range of [${ranges[wrong]}] for feature ${wrong}, expected [low, high] from rangesOf`,
    );
  }
  const { values, labels } = samples;
  const spikes = collectSpikes(labels, features * fields, duration, (sample, times) => {
    for (const [feature, [low, high]] of ranges.entries()) {
      const value = values[sample * features + feature]!;
      const spacing = (high - low) / (fields - 2);
      for (let field = 1; field <= fields; field++) {
        const distance = value - (low + ((2 * field - 3) / 2) * spacing);
        // 0/0 of a constant feature at its own value.
        const deviations = distance === 0 ? 0 : distance / (spacing / 1.5);
        const response = exp(-(deviations ** 2) / 2);
        times[feature * fields + field - 1] = Math.round(duration * (1 - response));
      }
    }
  });
  return withClocks(spikes, clocks);
}

const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    duration,
    clocks,
    fields: {
      type: 'integer',
      minimum: 3,
      default: 8,
      description: 'Number of Gaussian receptive fields, and thus input neurons, per feature.',
    },
  },
} as const satisfies JsonSchema;

/** {@link receptiveFields} as a plugin: what `"@s4nn/encoders/receptive-fields"` is in a config, over the ranges of the training samples. */
const plugin: Plugin<'encoder'> = {
  kind: 'encoder',
  options,
  create(given: ReceptiveFieldsOptions, train: Samples) {
    const ranges = rangesOf(train);
    return (samples) => receptiveFields(samples, ranges, given);
  },
};
export default plugin;
