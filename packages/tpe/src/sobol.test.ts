import { random } from '@s4nn/core';
import { expect, test } from 'vitest';
import { sobol, sobolDimensions } from './sobol.js';

const column = (dimension: number, count: number, seed = 7) =>
  Float64Array.from({ length: count }, (_, index) => sobol(index, dimension, seed));
const columns = Array.from({ length: sobolDimensions }, (_, dimension) => column(dimension, 1024));

test('in every dimension each of 2ᵏ intervals has one of each 2ᵏ successive points', () => {
  expect(sobolDimensions).toBe(40);
  for (const points of columns) {
    for (const size of [2, 8, 64, 1024]) {
      for (let from = 0; from < 1024; from += size) {
        const intervals = points.subarray(from, from + size).map((value) => Math.floor(value * size));
        expect(new Set(intervals).size).toBe(size);
      }
    }
  }
});

/** The quality parameter t of a net of 2^m points: boxes of volume 2^(t − m) all have 2^t of them. */
function quality(a: Float64Array, b: Float64Array, m: number): number {
  for (let t = 0; t < m; t++) {
    const even = Array.from({ length: m - t + 1 }, (_, bits) => bits).every((bits) => {
      const wide = 2 ** bits;
      const high = 2 ** (m - t - bits);
      const boxes = new Uint32Array(wide * high);
      for (let point = 0; point < 2 ** m; point++) {
        boxes[Math.floor(a[point]! * wide) * high + Math.floor(b[point]! * high)]!++;
      }
      return boxes.every((count) => count === 2 ** t);
    });
    if (even) return t;
  }
  return m;
}

test('the first two dimensions are as even as two can be; any two are nearly so', () => {
  for (const m of [3, 6, 10]) expect(quality(columns[0]!, columns[1]!, m)).toBe(0);
  const qualities: number[] = [];
  for (let a = 0; a < sobolDimensions; a++) {
    for (let b = 0; b < a; b++) qualities.push(quality(columns[a]!, columns[b]!, 10));
  }
  expect(Math.max(...qualities)).toBeLessThanOrEqual(6);
  expect(qualities.reduce((sum, t) => sum + t, 0) / qualities.length).toBeLessThan(2.5);
});

test('a mean over twelve dimensions is far nearer to the integral than that of random points', () => {
  const error = (coordinate: (index: number, dimension: number, seed: number) => number) => {
    let squares = 0;
    for (let seed = 0; seed < 10; seed++) {
      let sum = 0;
      for (let index = 0; index < 256; index++) {
        let product = 1;
        for (let dimension = 0; dimension < 12; dimension++) {
          product *= 1 + (coordinate(index, dimension, seed) - 0.5) / (1 + dimension);
        }
        sum += product;
      }
      squares += (sum / 256 - 1) ** 2;
    }
    return Math.sqrt(squares / 10);
  };
  const chance = error((index, dimension, seed) => random(seed, `axis ${dimension}`, index)());
  expect(error(sobol)).toBeLessThan(chance / 10);
});

test('seeds scramble: other points, the same evenness, no point twice, and no fixed first one', () => {
  const firsts = new Set([1, 2, 3, 4].map((seed) => sobol(0, 0, seed)));
  expect(firsts.size).toBe(4);
  expect(quality(column(0, 256, 9), column(1, 256, 9), 8)).toBe(0);
  expect(sobol(5, 3, 1)).toBe(sobol(5, 3, 1));
});
