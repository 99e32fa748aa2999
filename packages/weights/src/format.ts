import { counted, InputError } from '@s4nn/core';
import { endingOf } from './ending-of.js';
import { formats, ofLayers, ofNetworks } from './formats.js';
import type { LayerWeights } from './weight-format.js';

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
  const [ending = '', ...others] = new Set(files.map((file) => endingOf(file)));
  const find = (holds: 'network' | 'layer') =>
    others.length === 0
      ? formats.find((format) => format.ending === ending && format.holds === holds)
      : undefined;
  const ofLayer = find('layer');
  if (ofLayer && files.length === layers.length) return layers.map((layer) => ofLayer.format([layer]));
  const ofNetwork = find('network');
  if (ofNetwork && files.length === 1) return [ofNetwork.format(layers, rowsAndColumns)];
  throw new InputError(
    `found ${files.join(', ')} to write weights of ${counted(layers.length, 'layer')} to, expected one ${ofNetworks}, or ${layers.length} ${ofLayers}.`,
  );
}
