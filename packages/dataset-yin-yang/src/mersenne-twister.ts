const words = 624;
const shift = 397;

/** 32 random bits, as an integer 0…2^32 − 1. */
export type Draw = () => number;

/**
 * The Mersenne Twister MT19937 (Matsumoto & Nishimura 1998), seeded like `numpy.random.RandomState(seed)`.
 * @param seed integer, 0…2^32 − 1.
 */
export function mersenneTwister(seed: number): Draw {
  const state = new Uint32Array(words);
  state[0] = seed;
  for (let index = 1; index < words; index++) {
    const last = state[index - 1]!;
    state[index] = Math.imul(1812433253, last ^ (last >>> 30)) + index;
  }
  let next = words;
  return () => {
    if (next === words) {
      twist(state);
      next = 0;
    }
    let word = state[next++]!;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    word ^= word >>> 18;
    return word >>> 0;
  };
}

function twist(state: Uint32Array): void {
  for (let index = 0; index < words; index++) {
    const joined = (state[index]! & 0x80000000) | (state[(index + 1) % words]! & 0x7fffffff);
    const odd = (joined & 1) === 0 ? 0 : 0x9908b0df;
    state[index] = state[(index + shift) % words]! ^ (joined >>> 1) ^ odd;
  }
}

/** NumPy's `rand()`: uniform in [0, 1) with 53 random bits, from two draws. */
export function uniform(draw: Draw): number {
  const high = draw() >>> 5;
  const low = draw() >>> 6;
  return (high * 67108864 + low) / 9007199254740992;
}

/** NumPy's `randint(3)`: the two lowest bits of a draw, drawn again while they are 3. */
export function oneOfThree(draw: Draw): number {
  for (;;) {
    const bits = draw() & 3;
    if (bits < 3) return bits;
  }
}
