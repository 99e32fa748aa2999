import { InputError } from './errors.js';

const multipliers = [0xd2511f53, 0xcd9e8d57] as const;
const increments = [0x9e3779b9, 0xbb67ae85] as const;

/** High 32 bits of the 64-bit product of two 32-bit integers, as a signed one. */
function multiplyHigh(a: number, b: number): number {
  const aHigh = a >>> 16;
  const aLow = a & 0xffff;
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  const low = Math.imul(aLow, bLow);
  const middle = Math.imul(aHigh, bLow) + (low >>> 16);
  const other = Math.imul(aLow, bHigh) + (middle & 0xffff);
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (other >>> 16)) | 0;
}

/**
 * One block of the counter-based generator Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as
 * 1, 2, 3"), in place.
 * @param words [4] the counter, low word first; afterwards four random words.
 */
export function philox(words: Uint32Array, key: readonly [number, number]): void {
  // Signed, because V8 keeps only those in registers.
  let c0 = words[0]! | 0;
  let c1 = words[1]! | 0;
  let c2 = words[2]! | 0;
  let c3 = words[3]! | 0;
  let k0 = key[0] | 0;
  let k1 = key[1] | 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(multipliers[0], c0);
    const low0 = Math.imul(multipliers[0], c0);
    const high1 = multiplyHigh(multipliers[1], c2);
    const low1 = Math.imul(multipliers[1], c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + increments[0]) | 0;
    k1 = (k1 + increments[1]) | 0;
  }
  words[0] = c0;
  words[1] = c1;
  words[2] = c2;
  words[3] = c3;
}

/** FNV-1a, to turn a purpose into a key. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return state >>> 0;
}

/** Uniform numbers in [0, 1) with 53 random bits. */
export type Random = () => number;

/**
 * An independent stream for each (seed, purpose, index), so that no number depends on what was drawn elsewhere: a
 * resumed or reordered run draws the same.
 * @param seed integer, 0…2^53 − 1.
 * @param index integer, 0…2^32 − 1; for example the epoch, the layer or the trial.
 * @throws InputError for another seed or index: its stream would be that of some other one.
 */
export function random(seed: number, purpose: string, index = 0): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) throw outside('seed', seed, Number.MAX_SAFE_INTEGER);
  if (index >>> 0 !== index) throw outside('index', index, 4294967295);
  const key = [seed >>> 0, hash(purpose)] as const;
  const seedHigh = Math.floor(seed / 4294967296) >>> 0;
  const words = new Uint32Array(4);
  let block = 0;
  let used = 4;
  return () => {
    if (used === 4) {
      words[0] = block;
      words[1] = Math.floor(block / 4294967296);
      words[2] = index;
      words[3] = seedHigh;
      philox(words, key);
      block++;
      used = 0;
    }
    const high = words[used]! >>> 5;
    const low = words[used + 1]! >>> 6;
    used += 2;
    return (high * 67108864 + low) / 9007199254740992;
  };
}

const outside = (name: string, found: unknown, most: number): InputError =>
  new InputError(`random: found ${name} ${String(found)}, expected an integer from 0 to ${most}`);

/** Shuffles in place (Fisher–Yates). */
export function shuffle(items: Uint32Array, draw: Random): Uint32Array {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1));
    const moved = items[last]!;
    items[last] = items[other]!;
    items[other] = moved;
  }
  return items;
}
