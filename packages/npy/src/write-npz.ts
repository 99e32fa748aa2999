import { type Zippable, zipSync } from 'fflate';
import { formatNpy } from './format-npy.js';
import type { NamedFloats } from './npy-array.js';

/**
 * The bytes of an `.npz` archive that numpy.load reads. Nothing is compressed, since weights hardly shrink, so equal
 * arrays give equal bytes everywhere.
 */
export function writeNpz(arrays: readonly NamedFloats[]): Uint8Array {
  const entries: Zippable = {};
  for (const array of arrays) entries[`${array.name}.npy`] = formatNpy(array);
  // The first moment that a ZIP can name, in local time as ZIP has it.
  return zipSync(entries, { level: 0, mtime: new Date(1980, 0, 1) });
}
