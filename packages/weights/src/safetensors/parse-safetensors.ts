import { InputError } from '@s4nn/core/errors';
import { decodeArray, type NamedFloats, shown, shownShape } from '@s4nn/npy';
import { floatsOf } from '../floats.js';
import { parseSafetensorsHeader } from './safetensors-header.js';

/** Bytes of a value, and its dtype as NumPy writes it; NumPy has no BF16. */
const dtypes: Readonly<Record<string, readonly [size: number, descr: string]>> = {
  F32: [4, "'<f4'"],
  F64: [8, "'<f8'"],
  F16: [2, "'<f2'"],
  BF16: [2, "'<f4'"],
};

/** A tensor as the header describes it. */
interface Tensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a safetensors file of F32, F64, F16 or BF16 tensors, in the order in which they lie there; the halves become float32.
 * @param place names the file in errors.
 * @throws InputError that says what was found and what was expected; also where tensors overlap, or leave bytes that are none's.
 */
export function parseSafetensors(bytes: Uint8Array, place: string): readonly NamedFloats[] {
  const { members, start } = parseSafetensorsHeader(bytes, place);
  const data = bytes.subarray(start);
  const tensors = [...members]
    .filter(([name]) => name !== '__metadata__')
    .map(([name, entry]) => tensorOf(name, entry, data.length, `${place}[${shown(name)}]`))
    .sort((one, other) => one.start - other.start || one.end - other.end);
  checkPlaces(tensors, data.length, place);
  return tensors.map(({ name, dtype, shape, start: from, end }) => {
    const content = data.subarray(from, end);
    const [, descr] = dtypes[dtype]!;
    const layout = { descr, fortran: false, shape };
    const at = `${place}[${shown(name)}]`;
    return { name, ...floatsOf(decodeArray(layout, dtype === 'BF16' ? widened(content) : content, at), at) };
  });
}

function tensorOf(name: string, entry: unknown, length: number, place: string): Tensor {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  if (!isList(shape) || !isList(offsets) || offsets.length !== 2) {
    throw new InputError(
      `${place}: found ${shown(JSON.stringify(entry))}, expected dtype, shape and data_offsets.`,
    );
  }
  if (typeof dtype !== 'string' || !Object.hasOwn(dtypes, dtype)) {
    throw new InputError(
      `${place}: found dtype ${shown(JSON.stringify(dtype) ?? 'none')}, expected "F32", "F64", "F16" or "BF16". Save it with tensor.float().`,
    );
  }
  const [start, end] = offsets as readonly [number, number];
  const expected = shape.reduce((product, axis) => product * axis, dtypes[dtype]![0]);
  if (end - start !== expected || end > length) {
    throw new InputError(
      `${place}: found bytes ${start}…${end} of ${length}, expected ${expected} bytes for ${dtype} of shape ${shownShape(shape)}. Is the file truncated?`,
    );
  }
  return { name, dtype, shape, start, end };
}

const isList = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);

/** Tensors lie one after the other, and fill the file. */
function checkPlaces(tensors: readonly Tensor[], length: number, place: string): void {
  let [end, before] = [0, ''];
  for (const tensor of tensors) {
    const name = shown(tensor.name);
    if (tensor.start < end) {
      throw new InputError(
        `${place}[${name}]: found bytes ${tensor.start}…${tensor.end}, which overlap those of "${before}", expected bytes of its own. Save the tensors again.`,
      );
    }
    if (tensor.start > end) throw unused(tensor.start - end, `before "${name}"`, place);
    [end, before] = [tensor.end, name];
  }
  if (end < length) throw unused(length - end, 'at the end', place);
}

const unused = (count: number, where: string, place: string): InputError =>
  new InputError(
    `${place}: found ${count} bytes ${where} that are no tensor's, expected none. Is the file damaged?`,
  );

/** BF16 as F32: it is the upper half of it. */
function widened(content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(2 * content.length);
  for (let at = 0; at < content.length; at += 2) {
    bytes[2 * at + 2] = content[at]!;
    bytes[2 * at + 3] = content[at + 1]!;
  }
  return bytes;
}
