import { InputError } from '@s4nn/core/errors';
import { twoTo } from '@s4nn/core/math';
import type { NpyValues } from './npy-array.js';
import { shown } from './shown.js';

/** How values of a dtype lie in a file. */
interface Dtype {
  /** Bytes of a value. */
  readonly size: number;
  /** The values in bytes that are theirs alone, in this machine's order. @throws InputError for one that cannot be kept. */
  read(buffer: ArrayBuffer, place: string): NpyValues;
}

const kinds: Readonly<Record<string, Dtype>> = {
  f2: { size: 2, read: (buffer) => Float32Array.from(new Uint16Array(buffer), fromHalf) },
  f4: { size: 4, read: (buffer) => new Float32Array(buffer) },
  f8: { size: 8, read: (buffer) => new Float64Array(buffer) },
  i1: { size: 1, read: (buffer) => new Int8Array(buffer) },
  u1: { size: 1, read: (buffer) => new Uint8Array(buffer) },
  i2: { size: 2, read: (buffer) => new Int16Array(buffer) },
  u2: { size: 2, read: (buffer) => new Uint16Array(buffer) },
  i4: { size: 4, read: (buffer) => new Int32Array(buffer) },
  u4: { size: 4, read: (buffer) => new Uint32Array(buffer) },
  i8: { size: 8, read: (buffer, place) => fromWide(new BigInt64Array(buffer), place) },
  u8: { size: 8, read: (buffer, place) => fromWide(new BigUint64Array(buffer), place) },
  b1: { size: 1, read: (buffer, place) => booleans(new Uint8Array(buffer), place) },
};

const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * The kind of a dtype, and whether its bytes lie in the other order than this machine's.
 * @param descr as an `.npy` header has it: `'<f4'`.
 * @throws InputError for a dtype that is not read.
 */
export function dtypeOf(descr: string, place: string): Dtype & { readonly isSwapped: boolean } {
  const [, order, kind = ''] = /^'([<>|])(\w\d)'$/.exec(descr) ?? [];
  const found = Object.hasOwn(kinds, kind) ? kinds[kind]! : undefined;
  if (!found || (order === '|' && found.size > 1)) {
    throw new InputError(
      `${place}: found dtype ${shown(descr)}, expected floats ('<f4', '<f8', '<f2'), integers or booleans. ` +
        `Save it with array.astype(numpy.float32).`,
    );
  }
  return { ...found, isSwapped: found.size > 1 && (order === '<') !== isLittle };
}

/** A float16 by its bits. */
export function fromHalf(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent ? twoTo(exponent - 25) * (1024 + fraction) : 2 ** -24 * fraction);
}

function fromWide(values: BigInt64Array | BigUint64Array, place: string): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const number = Number(values[index]!);
    if (!Number.isSafeInteger(number)) {
      throw new InputError(
        `${place}: found ${values[index]} at ${index}, expected integers up to ${Number.MAX_SAFE_INTEGER}. ` +
          `Save it with array.astype(numpy.float64) if they may be rounded.`,
      );
    }
    numbers[index] = number;
  }
  return numbers;
}

function booleans(values: Uint8Array, place: string): Uint8Array {
  const odd = values.findIndex((value) => value > 1);
  if (odd === -1) return values;
  throw new InputError(
    `${place}: found ${values[odd]} at ${odd}, expected booleans, 0 and 1. Is the file damaged?`,
  );
}
