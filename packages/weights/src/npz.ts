import { isZip, type NamedFloats, readNpz as readAny, shown, writeNpz } from '@s4nn/npy';
import { floatsOf } from './floats.js';
import { placed } from './layers/placed.js';
import { named } from './named-array.js';
import type { WeightFormat } from './weight-format.js';

/**
 * Reads a `.npz` archive of floats, stored or deflated; its arrays come in the order in which they lie there.
 * @param place names the file in errors.
 * @throws InputError that says what was found and what was expected.
 */
export const readNpz = (bytes: Uint8Array, place: string): readonly NamedFloats[] =>
  readAny(bytes, place).map((array) => ({
    name: array.name,
    ...floatsOf(array, `${place}[${shown(array.name)}]`),
  }));

/** An archive of arrays, as numpy.savez writes it. */
export const npz: WeightFormat = {
  ending: '.npz',
  title: 'an .npz file',
  holds: 'network',
  recognises: isZip,
  parse: (bytes, file) => placed(readNpz(bytes, file), file),
  format: (layers) => writeNpz(named(layers)),
};
