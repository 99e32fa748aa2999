import { InputError } from './errors.js';

declare const unit: unique symbol;

/** A typed array whose elements carry a unit, so that raw pixels do not type-check as spike times. */
export type Of<Elements, Unit extends string> = Elements & { readonly [unit]: Unit };

/** First-spike times in steps 0…duration; `duration` means silent. */
export type SpikeTimes = Of<Uint16Array, 'step'>;

/** Weights of one layer, row-major [outputs × inputs], in units of membrane potential. */
export type Weights = Of<Float32Array | Float64Array, 'potential'>;

/** Class indices, one per sample. */
export type Labels = Of<Uint16Array, 'class'>;

/** Marks an array as spike times: the caller vouches for the range 0…duration. */
export const spikeTimes = (steps: Uint16Array): SpikeTimes => steps as SpikeTimes;

/** Marks an array as weights: the caller vouches for the row-major [outputs × inputs] layout. */
export const weights = (potentials: Float32Array | Float64Array): Weights => potentials as Weights;

/**
 * Copies class indices into labels.
 * @throws InputError for what is no class index, 0…65535.
 */
export function labels(classes: ArrayLike<number>): Labels {
  const copy = Uint16Array.from(classes);
  for (let sample = 0; sample < copy.length; sample++) {
    if (copy[sample] === classes[sample]) continue;
    const found = typeof classes[sample] === 'string' ? JSON.stringify(classes[sample]) : classes[sample];
    throw new InputError(
      `labels: found ${found} for sample ${sample}, expected the index of a class, an integer from 0 to 65535`,
    );
  }
  return copy as Labels;
}
