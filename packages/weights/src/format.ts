import type { Weights } from '@s4nn/core';
import { counted, InputError } from '@s4nn/core';
import { formatObjectNpy } from './authors-npy.js';
import { endingOf } from './ending-of.js';
import type { NpyArray } from './npy.js';
import { formatNpy } from './npy.js';
import { writeNpz } from './npz.js';
import { formatSafetensors } from './safetensors.js';
/** Weights of one layer, row-major [outputs × inputs]. */
export interface LayerWeights {
  readonly values: Weights;
  readonly shape: readonly [outputs: number, inputs: number];
}

/** Names of the layers' arrays in a file. */
export const layerName = (layer: number): string => `layer${layer}`;

/**
 * The bytes of weight files in the format that their names tell: one `.npz` or `.safetensors` of arrays layer0, layer1, …; as
 * many `.npy` as layers; or one `.npy` of all layers, as the authors' script saves and loads it.
 * @param rowsAndColumns of an image, for the shape [outputs × rows × columns] of the first layer in the authors' `.npy`; by
 * default, square if it can be.
 * @returns the content of each file.
 * @throws InputError for other names.
 */
export function formatWeights(
  files: readonly string[],
  layers: readonly LayerWeights[],
  rowsAndColumns?: readonly [rows: number, columns: number],
): readonly Uint8Array[] {
  const [kind = '', ...others] = new Set(files.map((file) => endingOf(file)));
  const named = layers.map((layer, k) => ({ ...layer, name: layerName(k) }));
  if (others.length === 0) {
    if (kind === '.npy' && files.length === layers.length) return layers.map(formatNpy);
    if (files.length === 1) {
      if (kind === '.npz') return [writeNpz(named)];
      if (kind === '.safetensors') return [formatSafetensors(named)];
      if (kind === '.npy') return [formatObjectNpy(asAuthors(layers, rowsAndColumns))];
    }
  }
  throw new InputError(
    `found ${files.join(', ')} to write weights of ${counted(layers.length, 'layer')} to, expected one .npz, .safetensors or .npy, or ${layers.length} .npy.`,
  );
}

function asAuthors(
  layers: readonly LayerWeights[],
  rowsAndColumns: readonly [number, number] | undefined,
): readonly NpyArray[] {
  return layers.map(({ values, shape: [outputs, inputs] }, k) => {
    if (k > 0) return { values, shape: [outputs, inputs, 1] };
    const side = Math.sqrt(inputs);
    const [rows, columns] = rowsAndColumns ?? (Number.isInteger(side) ? [side, side] : [inputs, 1]);
    if (rows * columns !== inputs) {
      throw new InputError(`found ${rows} × ${columns} pixels, expected as many as inputs, ${inputs}.`);
    }
    return { values, shape: [outputs, rows, columns] };
  });
}
