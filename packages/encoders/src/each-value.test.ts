import { labels, requireSamples, type Samples, timesOfSample } from '@s4nn/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeEachValue } from './each-value.js';
import { latency } from './latency.js';
import { logLatency } from './log-latency.js';

const messageOf = (action: () => unknown): string | null => {
  try {
    action();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

const bytes = fc.record({
  values: fc.uint8Array({ minLength: 6, maxLength: 6 }),
  range: fc.tuple(fc.integer({ min: -3, max: 258 }), fc.integer({ min: -3, max: 258 })),
});

test('bytes outside the range are refused like any value, the first of them by name', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 65535 }), ({ values, range }, duration) => {
      const samples: Samples = { values, range, shape: [3], labels: labels([0, 1]) };
      for (const [place, encode] of Object.entries({ latency, logLatency })) {
        const expected = messageOf(() => requireSamples(place, samples));
        expect(messageOf(() => encode(samples, { duration }))).toBe(expected);
      }
    }),
  );
});

test('a range with no bytes outside it, of any size, is no obstacle', () => {
  const samples: Samples = {
    values: Uint8Array.of(10, 20, 15, 0, 255, 128),
    range: [-1000, 1e6],
    shape: [3],
    labels: labels([0, 1]),
  };
  const spikes = encodeEachValue('here', samples, 65535, (value, low, high) => {
    expect([low, high]).toEqual([-1000, 1e6]);
    return 65535 - value;
  });
  expect([...timesOfSample(spikes, 1)]).toEqual([65535, 65280, 65407]);
});

test.each<[string, object]>([
  ['no range', { range: undefined }],
  ['half a range', { range: [0] }],
  ['an infinite range', { range: [0, Infinity] }],
  ['a range of one value', { range: [5, 5] }],
])('samples of bytes with %s are refused', (_, wrong) => {
  const sound: Samples = { values: Uint8Array.of(1), range: [0, 1], shape: [1], labels: labels([0]) };
  const samples: Samples = { ...sound, ...wrong };
  const message = messageOf(() => requireSamples('latency', samples));
  expect(message).toContain('latency: found samples of the range');
  expect(messageOf(() => latency(samples))).toBe(message);
});
