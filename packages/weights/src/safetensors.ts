import { InputError } from '@s4nn/core';
import { fromLittleEndian, littleEndian } from './little-endian.js';
import { inOrder, type NamedArray, named } from './named-array.js';
import type { WeightFormat } from './weight-format.js';

const dtypes = { F32: 4, F64: 8 } as const;

/** The safetensors format limits its header to 100 MB. */
const longestHeader = 100_000_000;

/** Whether bytes begin as a safetensors file does: a length of eight bytes, in which no 48 bits are full, then a JSON object. */
export const isSafetensors = (bytes: Uint8Array): boolean =>
  bytes[6] === 0 && bytes[7] === 0 && bytes[8] === 0x7b;

/**
 * Reads a safetensors file of F32 or F64 tensors, in the order in which they lie there.
 * @param place names the file in errors.
 * @throws InputError that says what was found and what was expected.
 */
export function parseSafetensors(bytes: Uint8Array, place: string): readonly NamedArray[] {
  const length = headerLength(bytes);
  if (length > Math.min(longestHeader, bytes.length - 8)) {
    throw new InputError(
      `${place}: found ${bytes.length} bytes, expected a safetensors header of ${length}. Is the file truncated?`,
    );
  }
  const data = bytes.subarray(8 + length);
  const tensors = Object.entries(headerOf(bytes.subarray(8, 8 + length), place))
    .filter(([name]) => name !== '__metadata__')
    .map(([name, entry]) => tensorOf(name, entry, data, `${place}[${name}]`));
  return tensors
    .sort((one, other) => one.start - other.start)
    .map(({ name, values, shape }) => ({ name, values, shape }));
}

function headerLength(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Number(view.getBigUint64(0, true));
}

function headerOf(bytes: Uint8Array, place: string): object {
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof header === 'object' && header !== null && !Array.isArray(header)) return header;
  } catch {
    // Said below.
  }
  throw new InputError(`${place}: found a header that is no JSON object, expected a safetensors file.`);
}

function tensorOf(name: string, entry: unknown, data: Uint8Array, place: string) {
  const {
    dtype,
    shape,
    data_offsets: offsets,
  } = (entry ?? {}) as {
    readonly [Key in 'dtype' | 'shape' | 'data_offsets']?: unknown;
  };
  if (!isList(shape) || !isList(offsets) || offsets.length !== 2) {
    throw new InputError(`${place}: found ${JSON.stringify(entry)}, expected dtype, shape and data_offsets.`);
  }
  const size = dtypes[dtype as keyof typeof dtypes];
  if (size === undefined) {
    throw new InputError(
      `${place}: found dtype ${JSON.stringify(dtype)}, expected "F32" or "F64". Save it with tensor.float().`,
    );
  }
  const [start, end] = offsets as [number, number];
  const expected = size * shape.reduce((product, axis) => product * axis, 1);
  if (end - start !== expected || end > data.length) {
    throw new InputError(
      `${place}: found bytes ${start}…${end} of ${data.length}, expected ${expected} bytes for ${dtype} of shape (${shape.join(', ')}). Is the file truncated?`,
    );
  }
  return { name, values: fromLittleEndian(data.subarray(start, end), size), shape, start };
}

const isList = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);

/** The bytes of a safetensors file that every reader of the format reads. */
export function formatSafetensors(arrays: readonly NamedArray[]): Uint8Array {
  const header: Record<string, object> = {};
  let end = 0;
  for (const { name, values, shape } of arrays) {
    const start = end;
    end += values.byteLength;
    const dtype = values.BYTES_PER_ELEMENT === 4 ? 'F32' : 'F64';
    header[name] = { dtype, shape, data_offsets: [start, end] };
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = 8 + 8 * Math.ceil(text.length / 8);
  const bytes = new Uint8Array(start + end).fill(0x20, 8, start);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(start - 8), true);
  bytes.set(text, 8);
  let at = start;
  for (const { values } of arrays) {
    bytes.set(littleEndian(values), at);
    at += values.byteLength;
  }
  return bytes;
}

/** Named tensors, as PyTorch and others exchange them. */
export const safetensors: WeightFormat = {
  ending: '.safetensors',
  title: 'a .safetensors file',
  holds: 'network',
  recognises: isSafetensors,
  parse: (bytes, file) => inOrder(parseSafetensors(bytes, file), file),
  format: (layers) => formatSafetensors(named(layers)),
};
