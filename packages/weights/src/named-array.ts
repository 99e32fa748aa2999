import type { NamedFloats } from '@s4nn/npy';
import type { LayerWeights } from './weight-format.js';

/** Name of a layer's array in a file. */
export const layerName = (layer: number): string => `layer${layer}`;

/** Layers as arrays layer0, layer1, … */
export const named = (layers: readonly LayerWeights[]): readonly NamedFloats[] =>
  layers.map((layer, k) => ({ ...layer, name: layerName(k) }));
