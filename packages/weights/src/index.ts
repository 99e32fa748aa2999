export { formatWeights, type LayerWeights, layerName } from './format.js';
export { formatIntegerFile, type IntegerFile, parseIntegerFile, type TestVector } from './integers.js';
export { formatNpy, type NpyArray, parseNpy } from './npy.js';
export { type NamedArray, readNpz, writeNpz } from './npz.js';
export { expectedFiles, parseWeights, type StoredWeights, type WeightFile } from './parse.js';
export { formatSafetensors, parseSafetensors } from './safetensors.js';
