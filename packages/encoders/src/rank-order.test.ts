import { labels, type Samples, timesOfSample } from '@s4nn/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankOrder } from './rank-order.js';

const one = (values: readonly number[], range: Samples['range']): Samples => ({
  values: Float32Array.from(values),
  range,
  shape: [values.length],
  labels: labels([0]),
});
const timesOf = (samples: Samples, duration: number): number[] => [
  ...timesOfSample(rankOrder(samples, { duration }), 0),
];

describe('rank order', () => {
  it('lets greater values fire earlier, equal ones together, the lowest not at all', () => {
    expect(timesOf(one([5, 0, 9, 5, 1], [0, 10]), 100)).toEqual([20, 100, 0, 20, 60]);
  });

  it('rounds down where there are more features than steps', () => {
    expect(timesOf(one([5, 4, 3, 2, 1], [0, 5]), 2)).toEqual([0, 0, 0, 1, 1]);
  });

  it('counts greater values, whatever they are', () => {
    const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 65535 }), (sample, duration) => {
        const expected = sample.map((value) => {
          const rank = sample.filter((other) => other > value).length;
          return value === 0 ? duration : Math.floor((rank * duration) / sample.length);
        });
        expect(timesOf(one(sample, [0, 20]), duration)).toEqual(expected);
      }),
    );
  });

  it('depends on the order alone', () => {
    const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, (sample) => {
        const curved = one(
          sample.map((value) => value ** 3 - 8000),
          [-8000, 0],
        );
        expect(timesOf(curved, 256)).toEqual(timesOf(one(sample, [0, 20]), 256));
      }),
    );
  });
});
