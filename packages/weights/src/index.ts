export { type LayerWeights, formatWeights, layerName } from './format.js';
export { type IntegerFile, type TestVector, formatIntegerFile, parseIntegerFile } from './integers.js';
export { type NpyArray, formatNpy, parseNpy } from './npy.js';
export { type NamedArray, readNpz, writeNpz } from './npz.js';
export { type StoredWeights, type WeightFile, expectedFiles, parseWeights } from './parse.js';
export { formatSafetensors, parseSafetensors } from './safetensors.js';
