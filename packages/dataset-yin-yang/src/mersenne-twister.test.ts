import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mersenneTwister, oneOfThree, uniform } from './mersenne-twister.js';

const golden = JSON.parse(readFileSync(new URL('../testdata/numpy.json', import.meta.url), 'utf8')) as {
  generator: { seed: number; uniforms: number[]; integers: number[] };
};

describe('mersenne twister', () => {
  it('gives the 10,000th number that the C++ standard names', () => {
    const draw = mersenneTwister(5489);
    for (let count = 1; count < 10000; count++) draw();
    expect(draw()).toBe(4123659995);
  });

  it('gives the numbers of NumPy', () => {
    const { seed, uniforms, integers } = golden.generator;
    const draw = mersenneTwister(seed);
    expect(uniforms.map(() => uniform(draw))).toEqual(uniforms);
    expect(integers.map(() => oneOfThree(draw))).toEqual(integers);
  });

  it('takes the smallest and the largest seed', () => {
    expect(mersenneTwister(0)()).toBe(2357136044);
    expect(mersenneTwister(4294967295)()).toBe(419326371);
  });
});
