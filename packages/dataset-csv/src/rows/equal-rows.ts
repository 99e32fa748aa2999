import { exponentOf, twoTo } from '@s4nn/core/math';

/** Rows of training values and of test values, [rows × features]. */
export interface TwoParts {
  readonly width: number;
  readonly train: Float32Array;
  readonly test: Float32Array;
}

/** Which rows have the same values in all features. */
export interface EqualRows {
  /** [training rows] the first one that is equal, often the row itself. */
  readonly first: Uint32Array;
  /** How many test rows are equal to a training row. */
  readonly known: number;
}

/** Finds equal rows through a table of hashes, in one pass over the values. */
export function findEqualRows({ width, train, test }: TwoParts): EqualRows {
  const count = train.length / width;
  const size = twoTo(1 + exponentOf(2 * count + 0.5));
  // Rows from 1 on, 0 for none; the next free place is taken.
  const places = new Uint32Array(size);
  const [own, other] = [bitsOf(train), bitsOf(test)];
  const find = (bits: Uint32Array, values: Float32Array, start: number): number => {
    let place = hashOf(bits, start, width) & (size - 1);
    while (places[place] !== 0) {
      if (areEqual(train, (places[place]! - 1) * width, values, start, width)) break;
      place = (place + 1) & (size - 1);
    }
    return place;
  };
  const first = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    const place = find(own, train, row * width);
    if (places[place] === 0) places[place] = row + 1;
    first[row] = places[place]! - 1;
  }
  let known = 0;
  for (let at = 0; at < test.length; at += width) if (places[find(other, test, at)] !== 0) known++;
  return { first, known };
}

const bitsOf = ({ buffer, byteOffset, length }: Float32Array): Uint32Array =>
  new Uint32Array(buffer, byteOffset, length);

/** MurmurHash3 of the bits of a row, with −0 as 0. */
function hashOf(bits: Uint32Array, start: number, width: number): number {
  let hash = width;
  for (let at = start; at < start + width; at++) {
    const word = bits[at]!;
    let mixed = Math.imul(word === 0x80000000 ? 0 : word, 0xcc9e2d51);
    mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
    hash ^= mixed;
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function areEqual(a: Float32Array, from: number, b: Float32Array, start: number, width: number): boolean {
  for (let at = 0; at < width; at++) if (a[from + at] !== b[start + at]) return false;
  return true;
}
