import { type Labels, labels } from '../arrays.js';
import { InputError } from '../errors.js';
import type { Provenance } from './provenance.js';

/** Analogue samples as a dataset delivers them, before encoding. */
export interface Samples {
  /** Row-major [samples × features]. */
  readonly values: Uint8Array | Float32Array;
  /** The lowest and the highest value that can occur; encoders scale by it, not by what did occur. */
  readonly range: readonly [low: number, high: number];
  /** Shape of one sample, for example [28, 28] or [4]; its product is the number of features. */
  readonly shape: readonly number[];
  /** One class index a sample, an index into `Dataset.classes`. */
  readonly labels: Labels;
}

/** A labelled dataset with the split that its authors published. */
export interface Dataset {
  /** Class names; label k means `classes[k]`. */
  readonly classes: readonly string[];
  readonly train: Samples;
  readonly test: Samples;
  /** Where the samples come from. */
  readonly provenance?: Provenance;
}

/**
 * A copy of some of the samples, by index.
 * @throws InputError for an index that no sample has.
 */
export function selectSamples(samples: Samples, chosen: ArrayLike<number>): Samples {
  const last = samples.labels.length - 1;
  const all = Array.from(chosen);
  const odd = all.findIndex((sample) => !(Number.isInteger(sample) && sample >= 0 && sample <= last));
  if (odd !== -1) {
    throw new InputError(`selectSamples: found index ${all[odd]}, expected an integer from 0 to ${last}`);
  }
  const features = featuresOf(samples);
  const values = samples.values.slice(0, all.length * features);
  all.forEach((sample, row) => {
    values.set(samples.values.subarray(sample * features, (sample + 1) * features), row * features);
  });
  return { ...samples, values, labels: labels(all.map((sample) => samples.labels[sample]!)) };
}

/** Number of values in one sample. */
export const featuresOf = (samples: Samples): number =>
  samples.shape.reduce((product, length) => product * length, 1);
