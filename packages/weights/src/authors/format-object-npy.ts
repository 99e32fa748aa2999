import { type FloatArray, littleEndian, withNpyHeader } from '@s4nn/npy';

/**
 * The bytes of an `.npy` file that `numpy.load(file, allow_pickle=True)` reads as an array of NumPy arrays, as the authors'
 * script loads its weights.
 */
export function formatObjectNpy(arrays: readonly FloatArray[]): Uint8Array {
  const items = [op(']('), ...arrays.flatMap(pickleArray), op('e')];
  const object = pickleNdarray([arrays.length], 'O8', '|', 63, items);
  return withNpyHeader("'|O'", [arrays.length], joined([op('\u0080\u0003'), ...object, op('.')]));
}

const pickleArray = ({ values, shape }: FloatArray): Uint8Array[] =>
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
