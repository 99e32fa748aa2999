// Arrays from the bytes of .npy and .npz files.

export type { FloatArray, NamedArray, NamedFloats, NpyArray, NpyValues } from './npy-array.js';
export { parseNpy } from './parse-npy.js';
export { isZip, readNpz } from './read-npz.js';

// And to them.

export { formatNpy, withNpyHeader } from './format-npy.js';
export { writeNpz } from './write-npz.js';

// Their parts, for formats that are made of them.

export { decodeArray, type Layout } from './decode.js';
export { isNpy, type NpyHeader, parseNpyHeader } from './header.js';
export { littleEndian } from './little-endian.js';
export { otherFile } from './other-file.js';
export { shown, shownShape } from './shown.js';
