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
import { blur, gaussian } from './blur.js';
import { type DurationOption, duration } from './duration.js';

/** Options of {@link onOff}: its filter. */
export interface OnOffOptions extends DurationOption {
  /** Standard deviation of the inner Gaussian, in pixels; 1 by default. */
  readonly center?: number;
  /** Standard deviation of the outer Gaussian, in pixels; greater than `center`, 2 by default. */
  readonly surround?: number;
  /** The window is (2 · radius + 1)² pixels; 3 by default. */
  readonly radius?: number;
  /** Share of the strongest possible response up to which a pixel is silent, 0.000001 or more and below 1; 0.02 by default. */
  readonly threshold?: number;
}

/**
 * Contrast to latency, as retinal ganglion cells see it: the response D = (G_center − G_surround) ∗ image, divided by
 * the strongest one that the range allows, gives a contrast c in −1…1. The ON cell of a pixel fires at
 * t = ⌊(1 − c) · duration⌋ steps if c > threshold, its OFF cell at ⌊(1 + c) · duration⌋ if −c > threshold.
 * Source: filter and rule as in Kheradpisheh et al. 2018 (arXiv 1611.01421): σ 1 and 2, 7 × 7 pixels.
 * @returns spikes of 2 × features inputs, [2 × rows × columns]: ON cells, then OFF cells; times in 0…duration − 1.
 * @throws InputError when a sample is not [rows × columns], when the outer Gaussian is not wider than the inner one, for values
 * that are NaN or outside the samples' range, and for options that a config could not have.
 */
export function onOff(samples: Samples, given: OnOffOptions = {}): Spikes {
  const { duration, ...filter } = filterOf(given);
  requireSamples('onOff', samples);
  const { values, labels, shape } = samples;
  const [rows, columns] = shape;
  if (rows === undefined || columns === undefined || shape.length !== 2) {
    const expected = 'expected images of shape [rows, columns]; choose another encoder';
    throw new InputError(`on-off encoder: found samples of shape [${shape.join(', ')}], ${expected}`);
  }
  const features = featuresOf(samples);
  const [low, high] = samples.range;
  const center = gaussian(filter.center, filter.radius);
  const surround = gaussian(filter.surround, filter.radius);
  const strongest = (high - low) * positiveSum(center, surround);
  const [image, across, inner, outer] = [0, 1, 2, 3].map(() => new Float64Array(features)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return collectSpikes(labels, 2 * features, duration, (sample, times) => {
    image.set(values.subarray(sample * features, (sample + 1) * features));
    blur(image, rows, columns, center, across, inner);
    blur(image, rows, columns, surround, across, outer);
    times.fill(duration);
    for (let f = 0; f < features; f++) {
      const contrast = (inner[f]! - outer[f]!) / strongest;
      const size = Math.abs(contrast);
      // Rounding may make the strongest response slightly greater than 1.
      if (size > filter.threshold) {
        times[contrast > 0 ? f : features + f] = Math.max(0, Math.floor((1 - size) * duration));
      }
    }
  });
}

function filterOf(given: OnOffOptions): Required<OnOffOptions> {
  const filter = completeOptions<Required<OnOffOptions>>('onOff', options, given);
  const { center, surround } = filter;
  if (surround > center) return filter;
  const expected = `expected more than option center, ${center}; make the outer Gaussian the wider one`;
  throw new InputError(`on-off encoder: option surround: found ${surround}, ${expected}`);
}

/** Sum of the positive weights of the two-dimensional difference: the response to light that covers exactly those weights. */
function positiveSum(center: Float64Array, surround: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < center.length; row++) {
    for (let column = 0; column < center.length; column++) {
      const weight = center[row]! * center[column]! - surround[row]! * surround[column]!;
      sum += Math.max(0, weight) * (row === 0 ? 1 : 2) * (column === 0 ? 1 : 2);
    }
  }
  return sum;
}

const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    duration,
    center: {
      type: 'number',
      exclusiveMinimum: 0,
      default: 1,
      description: 'Standard deviation of the inner Gaussian, in pixels.',
    },
    surround: {
      type: 'number',
      exclusiveMinimum: 0,
      default: 2,
      description: 'Standard deviation of the outer Gaussian, in pixels; greater than center.',
    },
    radius: {
      type: 'integer',
      minimum: 1,
      default: 3,
      description: 'Half width of the window of (2 · radius + 1)² pixels.',
    },
    threshold: {
      type: 'number',
      minimum: 0.000001,
      exclusiveMaximum: 1,
      default: 0.02,
      description: 'Share of the strongest possible contrast up to which a pixel is silent.',
    },
  },
} as const satisfies JsonSchema;

/** {@link onOff} as a plugin: what `"@s4nn/encoders/on-off"` is in a config. */
const plugin: Plugin<'encoder'> = {
  kind: 'encoder',
  options,
  create(given: OnOffOptions) {
    const filter = filterOf(given);
    return (samples) => onOff(samples, filter);
  },
};
export default plugin;
