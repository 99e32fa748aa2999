import { InputError } from '@s4nn/core';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { inOrder, type NamedArray, named } from './named-array.js';
import { formatNpy, parseNpy } from './npy.js';
import type { WeightFormat } from './weight-format.js';

/**
 * Reads a `.npz` archive, stored or deflated; its arrays come in the order in which they lie there.
 * @param place names the file in errors.
 * @throws InputError that says what was found and what was expected.
 */
export function readNpz(bytes: Uint8Array, place: string): readonly NamedArray[] {
  let entries: { readonly [name: string]: Uint8Array };
  try {
    entries = unzipSync(bytes);
  } catch (error) {
    throw new InputError(
      `${place}: found an archive that cannot be read (${(error as Error).message}), expected an .npz file. ` +
        `Is it truncated?`,
    );
  }
  return Object.entries(entries).map(([entry, content]) => {
    const name = entry.replace(/\.npy$/, '');
    return { name, ...parseNpy(content, `${place}[${name}]`) };
  });
}

/**
 * The bytes of a `.npz` archive that numpy.load reads. Nothing is compressed, since weights hardly shrink, so equal
 * arrays give equal bytes everywhere.
 */
export function writeNpz(arrays: readonly NamedArray[]): Uint8Array {
  const entries: Zippable = {};
  for (const array of arrays) entries[`${array.name}.npy`] = formatNpy(array);
  // The first moment that a ZIP can name, in local time as ZIP has it.
  return zipSync(entries, { level: 0, mtime: new Date(1980, 0, 1) });
}

/** An archive of arrays, as numpy.savez writes it. */
export const npz: WeightFormat = {
  ending: '.npz',
  title: 'an .npz file',
  holds: 'network',
  // All ZIP archives begin like this, empty ones too.
  recognises: (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b,
  parse: (bytes, file) => inOrder(readNpz(bytes, file), file),
  format: (layers) => writeNpz(named(layers)),
};
