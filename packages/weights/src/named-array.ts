import { InputError } from '@s4nn/core';
import type { NpyArray } from './npy-array.js';
import type { LayerWeights, PlacedArray } from './weight-format.js';

/** An array of an archive and its name there, without `.npy`. */
export interface NamedArray extends NpyArray {
  readonly name: string;
}

/** Name of a layer's array in a file. */
export const layerName = (layer: number): string => `layer${layer}`;

/** Layers as arrays layer0, layer1, … */
export const named = (layers: readonly LayerWeights[]): readonly NamedArray[] =>
  layers.map((layer, k) => ({ ...layer, name: layerName(k) }));

const natural = new Intl.Collator('en', { numeric: true });

/**
 * Arrays as layers, in the natural order of their names: layer2 before layer10.
 * @throws InputError for no arrays.
 */
export function inOrder(arrays: readonly NamedArray[], file: string): readonly PlacedArray[] {
  if (arrays.length === 0) throw new InputError(`${file}: found no arrays, expected one per layer.`);
  return arrays
    .toSorted((a, b) => natural.compare(a.name, b.name))
    .map((array) => ({ array, place: `${file}[${array.name}]` }));
}
