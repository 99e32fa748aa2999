import { labels, type Samples, timesOfSample } from '@s4nn/core';
import { describe, expect, it } from 'vitest';
import { logLatency } from './log-latency.js';

const one = (...values: number[]): Samples => ({
  values: Float32Array.from(values),
  range: [0, 1],
  shape: [values.length],
  labels: labels([0]),
});
const timesOf = (samples: Samples, duration: number, smallest: number): number[] => [
  ...timesOfSample(logLatency(samples, { duration, smallest }), 0),
];

describe('log latency', () => {
  it('gives equal ratios equal differences of time', () => {
    const powers = one(1, 0.5, 0.25, 0.125, 0.0625);
    // A halving is 252/5 = 50.4 steps, off the edges of the steps.
    expect(timesOf(powers, 252, 2 ** -5)).toEqual([0, 50, 100, 151, 201]);
  });

  it('keeps shares up to the smallest silent', () => {
    expect(timesOf(one(0.25, 0.250001, 0.2, 0), 100, 0.25)).toEqual([100, 99, 100, 100]);
  });

  it('by default lets every grey but 0 spike, in falling order', () => {
    const greys = Uint8Array.from({ length: 256 }, (_, grey) => grey);
    const samples: Samples = { values: greys, range: [0, 255], shape: [256], labels: labels([0]) };
    const times = timesOfSample(logLatency(samples), 0);
    expect([...times.slice(0, 2)]).toEqual([256, 255]);
    expect(times[255]).toBe(0);
    for (let grey = 1; grey < 256; grey++) expect(times[grey]).toBeLessThanOrEqual(times[grey - 1]!);
  });

  it('gives exactly the floor of the formula', () => {
    const values = Array.from({ length: 99 }, (_, index) => Math.fround((index + 1) / 100));
    const expected = values.map((value) =>
      value > 0.1 ? Math.floor((1000 * Math.log(value)) / Math.log(0.1)) : 1000,
    );
    expect(timesOf(one(...values), 1000, 0.1)).toEqual(expected);
  });
});
