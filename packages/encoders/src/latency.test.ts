import { labels, type Samples, timesOfSample } from '@s4nn/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import plugin, { latency } from './latency.js';

const one = (values: Uint8Array | Float32Array, range: Samples['range']): Samples => ({
  values,
  range,
  shape: [values.length],
  labels: labels([0]),
});
const greys = one(
  Uint8Array.from({ length: 256 }, (_, grey) => grey),
  [0, 255],
);

describe('latency', () => {
  it('gives every grey the step of the paper', () => {
    const times = timesOfSample(latency(greys), 0);
    expect(times[0]).toBe(256);
    for (let grey = 1; grey < 256; grey++) expect(times[grey]).toBe(255 - grey);
  });

  it('leaves grey 0 out and sorts the others', () => {
    const spikes = latency(greys);
    expect([...spikes.neurons]).toEqual(Array.from({ length: 255 }, (_, place) => 255 - place));
    expect([...spikes.times]).toEqual(Array.from({ length: 255 }, (_, place) => place));
  });

  it('is exact for bytes of any range and any duration', () => {
    const integer = (min: number, max: number) => fc.integer({ min, max });
    fc.assert(
      fc.property(
        integer(0, 254),
        integer(0, 255),
        integer(0, 255),
        integer(1, 65535),
        (a, b, c, duration) => {
          const [low = 0, value = 0, high = 0] = [a, b, c].sort((x, y) => x - y);
          fc.pre(low < high);
          const times = timesOfSample(latency(one(Uint8Array.of(value), [low, high]), { duration }), 0);
          expect(times[0]).toBe(Number((BigInt(high - value) * BigInt(duration)) / BigInt(high - low)));
        },
      ),
    );
  });

  it('reads floats by their range', () => {
    const floats = one(Float32Array.of(-1, -0.5, 0, 0.5, 1), [-1, 1]);
    expect([...timesOfSample(latency(floats, { duration: 100 }), 0)]).toEqual([100, 75, 50, 25, 0]);
  });

  it('adds clocks after the other inputs, evenly spread from step 0 on, as a function and as a plugin', () => {
    const plain = [...timesOfSample(latency(greys, { duration: 10 }), 0)];
    for (const encode of [
      (clocks: number) => latency(greys, { duration: 10, clocks }),
      (clocks: number) => plugin.create({ duration: 10, clocks } as never, greys)(greys),
    ]) {
      expect([...timesOfSample(encode(1), 0)]).toEqual([...plain, 0]);
      expect([...timesOfSample(encode(4), 0)]).toEqual([...plain, 0, 2, 5, 7]);
      expect(encode(4).inputs).toBe(plain.length + 4);
      expect(() => encode(11)).toThrow('clocks: found 11, expected at most 10');
    }
  });
});
