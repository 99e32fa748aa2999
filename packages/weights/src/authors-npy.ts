import { InputError } from '@s4nn/core';
import { Parser } from 'pickleparser';
import { fromLittleEndian, littleEndian } from './little-endian.js';
import { isNpy, parseNpyHeader, withNpyHeader } from './npy.js';
import type { NpyArray } from './npy-array.js';
import type { LayerWeights, WeightFormat } from './weight-format.js';

/** The dtype of arrays of Python objects, as an `.npy` header has it. */
const objectDtype = "'|O'";

/**
 * Reads an `.npy` file that holds a list of arrays, as the authors' script S4NN.py saves its weights:
 * `numpy.save(file, [hidden, output])`, of NumPy or CuPy arrays. Python objects lie there pickled; nothing but arrays of
 * floats is made of them, and none of their code runs.
 * @param place names the file in errors.
 * @throws InputError that says what was found and what was expected.
 */
export function parseObjectNpy(bytes: Uint8Array, place: string): readonly NpyArray[] {
  const { start } = parseNpyHeader(bytes, place);
  let list: unknown;
  try {
    const parser = new Parser({ nameResolver: { resolve: pythonName } });
    list = parser.parse<PickledArray>(bytes.subarray(start)).items;
  } catch (error) {
    throw new InputError(
      `${place}: found Python objects that cannot be read (${(error as Error).message}), expected a list of NumPy or CuPy arrays. ` +
        `Save each layer with numpy.save(file, array) instead.`,
    );
  }
  if (!Array.isArray(list) || list.length === 0) {
    throw new InputError(`${place}: found no list of arrays, expected the weights of each layer in one.`);
  }
  return list.map((array, layer) => floatsOf(array, `${place}[${layer}]`));
}

/** A NumPy array as its pickle builds it. */
class PickledArray {
  shape: readonly number[] = [];
  dtype: PickledDtype | null = null;
  isFortran = false;
  /** Of an array of objects. */
  items: readonly unknown[] | null = null;
  /** Of any other. */
  content: Uint8Array | null = null;

  __setstate__([, shape, dtype, isFortran, content]: readonly unknown[]): void {
    if (!Array.isArray(shape) || !(dtype instanceof PickledDtype)) throw new Error('an array of no shape');
    this.shape = shape.map(Number);
    this.dtype = dtype;
    this.isFortran = Boolean(isFortran);
    if (Array.isArray(content)) this.items = content;
    else if (content instanceof Uint8Array) this.content = content;
  }
}

class PickledDtype {
  order = '';
  constructor(readonly kind: string) {}

  __setstate__([, order]: readonly unknown[]): void {
    this.order = String(order);
  }
}

/** What the names in a pickle of arrays stand for. */
function pythonName(module: string, name: string): () => unknown {
  const [root] = module.split('.');
  const full = `${root}.${name}`;
  const known: { readonly [name: string]: (...given: never[]) => unknown } = {
    'numpy._reconstruct': () => new PickledArray(),
    'numpy.ndarray': () => new PickledArray(),
    'numpy.dtype': (kind: string) => new PickledDtype(kind),
    // Bytes, in protocols before 3.
    '_codecs.encode': (latin1: string) => op(latin1),
    // CuPy makes its array of NumPy's.
    'cupy.array': (array: unknown) => array,
  };
  const found = known[full];
  if (!found) throw new Error(`${module}.${name}`);
  return found as () => unknown;
}

function floatsOf(array: unknown, place: string): NpyArray {
  if (!(array instanceof PickledArray) || array.dtype === null) {
    throw new InputError(`${place}: found no array, expected the weights of a layer.`);
  }
  const { shape, dtype, content, isFortran } = array;
  const size = dtype.kind === 'f4' ? 4 : 8;
  const expected = size * shape.reduce((product, axis) => product * axis, 1);
  if (!/^f[48]$/.test(dtype.kind) || dtype.order !== '<' || isFortran || content?.length !== expected) {
    throw new InputError(
      `${place}: found ${content?.length ?? 0} bytes of dtype ${dtype.order}${dtype.kind}${isFortran ? ' in Fortran order' : ''} ` +
        `for shape (${shape.join(', ')}), expected float32 or float64, little-endian, in C order.`,
    );
  }
  return { values: fromLittleEndian(content, size), shape };
}

/**
 * The bytes of an `.npy` file that `numpy.load(file, allow_pickle=True)` reads as an array of NumPy arrays, as the authors'
 * script loads its weights.
 */
export function formatObjectNpy(arrays: readonly NpyArray[]): Uint8Array {
  const items = [op(']('), ...arrays.flatMap(pickleArray), op('e')];
  const object = pickleNdarray([arrays.length], 'O8', '|', 63, items);
  return withNpyHeader(objectDtype, [arrays.length], joined([op('\u0080\u0003'), ...object, op('.')]));
}

const pickleArray = ({ values, shape }: NpyArray): Uint8Array[] =>
  pickleNdarray(shape, `f${values.BYTES_PER_ELEMENT}`, '<', 0, pickleBytes(littleEndian(values)));

/** Pickle operations, protocol 3, that build an array; the literals are the opcodes of Python's pickletools. */
function pickleNdarray(
  shape: readonly number[],
  kind: string,
  order: string,
  flags: number,
  content: readonly Uint8Array[],
): Uint8Array[] {
  return [
    op('cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n('),
    ...[integer(0), op('tC\u0001btR('), integer(1), op('('), ...shape.map(integer), op('t')],
    ...[op('cnumpy\ndtype\n('), ...text(kind), op('\u0089\u0088tR('), integer(3), ...text(order)],
    ...[op('NNN'), integer(-1), integer(-1), integer(flags), op('tb\u0089'), ...content, op('tb')],
  ];
}

const op = (codes: string): Uint8Array => Uint8Array.from(codes, (code) => code.charCodeAt(0));

/** BININT. */
const integer = (value: number): Uint8Array => joined([op('J'), little32(value)]);

/** BINUNICODE, of ASCII. */
const text = (value: string): Uint8Array[] => [op('X'), little32(value.length), op(value)];

/** BINBYTES. */
const pickleBytes = (bytes: Uint8Array): Uint8Array[] => [op('B'), little32(bytes.length), bytes];

function little32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value, true);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

/** All layers in a list, as the authors' script saves and loads them. */
export const authorsNpy: WeightFormat = {
  ending: '.npy',
  title: 'an .npy file',
  holds: 'network',
  recognises: (bytes, file) => isNpy(bytes) && parseNpyHeader(bytes, file).descr === objectDtype,
  parse: (bytes, file) =>
    parseObjectNpy(bytes, file).map((array, layer) => ({ array: flat(array), place: `${file}[${layer}]` })),
  format: (layers, rowsAndColumns) => formatObjectNpy(asAuthors(layers, rowsAndColumns)),
};

/** The authors' weights have the rows and columns of what they come from: [400 × 28 × 28], [10 × 400 × 1]. */
function flat({ values, shape: [outputs = 0, ...inputs] }: NpyArray): NpyArray {
  return { values, shape: [outputs, inputs.reduce((product, axis) => product * axis, 1)] };
}

function asAuthors(
  layers: readonly LayerWeights[],
  rowsAndColumns: readonly [number, number] | undefined,
): readonly NpyArray[] {
  return layers.map(({ values, shape: [outputs, inputs] }, k) => {
    if (k > 0) return { values, shape: [outputs, inputs, 1] };
    const side = Math.sqrt(inputs);
    const [rows, columns] = rowsAndColumns ?? (Number.isInteger(side) ? [side, side] : [inputs, 1]);
    if (rows * columns !== inputs) {
      throw new InputError(`found ${rows} × ${columns} pixels, expected as many as inputs, ${inputs}.`);
    }
    return { values, shape: [outputs, rows, columns] };
  });
}
