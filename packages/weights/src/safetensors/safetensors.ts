import { placedBySorted } from '../layers/placed.js';
import { named } from '../named-array.js';
import type { WeightFormat } from '../weight-format.js';
import { formatSafetensors } from './format-safetensors.js';
import { parseSafetensors } from './parse-safetensors.js';

/** Whether bytes begin as a safetensors file does: a length of eight bytes, in which no 48 bits are full, then a JSON object. */
export const isSafetensors = (bytes: Uint8Array): boolean =>
  bytes[6] === 0 && bytes[7] === 0 && bytes[8] === 0x7b;

/** Named tensors, as PyTorch and others exchange them. */
export const safetensors: WeightFormat = {
  ending: '.safetensors',
  title: 'a .safetensors file',
  holds: 'network',
  recognises: isSafetensors,
  parse: (bytes, file) => placedBySorted(parseSafetensors(bytes, file), file),
  format: (layers) => formatSafetensors(named(layers)),
};
