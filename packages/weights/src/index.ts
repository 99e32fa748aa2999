// A network's weights: from the bytes of files, and to them.

export { formatWeights } from './format.js';
export { layerName } from './named-array.js';
export { expectedFiles, parseWeights, type StoredWeights, type WeightFile } from './parse.js';

// A format each: arrays from bytes, and to them.

export { formatObjectNpy, parseObjectNpy } from './authors-npy.js';
export type { NamedArray } from './named-array.js';
export { formatNpy, parseNpy } from './npy.js';
export type { NpyArray } from './npy-array.js';
export { readNpz, writeNpz } from './npz.js';
export { formatSafetensors, parseSafetensors } from './safetensors.js';

export type { LayerWeights, PlacedArray, WeightFormat } from './weight-format.js';

// Networks of integers, with vectors to test a circuit by.

export { formatIntegerFile, type IntegerFile, parseIntegerFile, type TestVector } from './integers.js';
