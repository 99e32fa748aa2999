// A network's weights: from the bytes of files, and to them.

export { formatWeights } from './format.js';
export { layerName } from './named-array.js';
export { expectedFiles, parseWeights, type StoredWeights, type WeightFile } from './parse.js';

// A format each: arrays from bytes, and to them.

export { type FloatArray, formatNpy, type NamedFloats, writeNpz } from '@s4nn/npy';
export { formatObjectNpy } from './authors/format-object-npy.js';
export { parseObjectNpy } from './authors/parse-object-npy.js';
export { parseNpy } from './npy.js';
export { readNpz } from './npz.js';
export { formatSafetensors } from './safetensors/format-safetensors.js';
export { parseSafetensors } from './safetensors/parse-safetensors.js';

export type { LayerWeights, PlacedArray, WeightFormat } from './weight-format.js';

// Networks of integers, with vectors to test a circuit by.

export { formatIntegerFile, type IntegerFile, parseIntegerFile, type TestVector } from './integers.js';
