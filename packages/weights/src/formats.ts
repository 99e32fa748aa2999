import { authorsNpy } from './authors/authors-npy.js';
import { npy } from './npy.js';
import { npz } from './npz.js';
import { safetensors } from './safetensors/safetensors.js';
import type { WeightFormat } from './weight-format.js';

/** All formats of weight files; of several that recognise a file, the first one reads it. */
export const formats: readonly WeightFormat[] = [npz, safetensors, authorsNpy, npy];

const endings = (holds: WeightFormat['holds']): string =>
  formats
    .flatMap((format) => (format.holds === holds ? [format.ending] : []))
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ');

/** Endings of formats that hold a whole network, and of those that hold a layer, for errors: ".npz or .npy". */
export const ofNetworks = endings('network');
export const ofLayers = endings('layer');
