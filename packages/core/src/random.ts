const multipliers = [0xd2511f53, 0xcd9e8d57] as const;
const increments = [0x9e3779b9, 0xbb67ae85] as const;

/** High 32 bits of the 64-bit product of two 32-bit integers. */
function multiplyHigh(a: number, b: number): number {
  const aHigh = a >>> 16;
  const aLow = a & 0xffff;
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  const low = aLow * bLow;
  const middle = aHigh * bLow + (low >>> 16);
  const other = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(other / 65536)) >>> 0;
}

/**
 * One block of the counter-based generator Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as
 * 1, 2, 3"): four 32-bit words from a counter and a key.
 */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
): [number, number, number, number] {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(multipliers[0], c0);
    const low0 = Math.imul(multipliers[0], c0) >>> 0;
    const high1 = multiplyHigh(multipliers[1], c2);
    const low1 = Math.imul(multipliers[1], c2) >>> 0;
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + increments[0]) >>> 0;
    k1 = (k1 + increments[1]) >>> 0;
  }
  return [c0, c1, c2, c3];
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
 */
export function random(seed: number, purpose: string, index = 0): Random {
  const key = [seed >>> 0, hash(purpose)] as const;
  const seedHigh = Math.floor(seed / 4294967296) >>> 0;
  let block = 0;
  let words: number[] = [];
  return () => {
    if (words.length === 0) {
      words = philox([block % 4294967296, Math.floor(block / 4294967296), index >>> 0, seedHigh], key);
      block++;
    }
    const high = words.shift()! >>> 5;
    const low = words.shift()! >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  };
}

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
