import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { labels } from '../arrays.js';
import { InputError } from '../errors.js';
import { collectSpikes, samplesIn, timesOfSample } from './spikes.js';

/** Encodes dense times, one array a sample. */
const collect = (dense: readonly (readonly number[])[], inputs: number, duration: number) =>
  collectSpikes(labels(dense.map((_, sample) => sample % 7)), inputs, duration, (sample, times) => {
    times.set(dense[sample]!);
  });

test('the dense times can be read back, and nothing but spikes is stored', () => {
  const cases = fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 400 }))
    .chain(([inputs, duration]) =>
      fc.tuple(
        fc.constant(inputs),
        fc.constant(duration),
        fc.array(fc.array(fc.integer({ min: 0, max: duration }), { minLength: inputs, maxLength: inputs }), {
          maxLength: 30,
        }),
      ),
    );
  fc.assert(
    fc.property(cases, ([inputs, duration, dense]) => {
      const spikes = collect(dense, inputs, duration);
      expect(samplesIn(spikes)).toBe(dense.length);
      dense.forEach((times, sample) => {
        expect([...timesOfSample(spikes, sample)]).toEqual(times);
      });
      const stored = dense.flat().filter((time) => time < duration).length;
      expect([spikes.offsets.at(-1), spikes.neurons.length, spikes.times.length]).toEqual([
        stored,
        stored,
        stored,
      ]);
    }),
  );
});

test.each([
  ['silent ones', (sample: number) => (sample < 600 ? 0 : 50)],
  ['full ones', (sample: number) => (sample < 600 ? 50 : 1)],
  ['ever fuller ones', (sample: number) => Math.floor(sample / 30)],
])('samples unlike the first ones, here after %s, are stored as well', (_, activeIn) => {
  const [inputs, duration, count] = [50, 300, 1500];
  const dense = Array.from({ length: count }, (_, sample) =>
    Array.from({ length: inputs }, (_, input) =>
      input < activeIn(sample) ? (input * 31 + sample) % duration : duration,
    ),
  );
  const spikes = collect(dense, inputs, duration);
  dense.forEach((times, sample) => {
    expect([...timesOfSample(spikes, sample)]).toEqual(times);
  });
});

test('spikes lie in shared memory, with little room to spare', () => {
  const spikes = collectSpikes(labels(Array(5000).fill(0)), 100, 64, (sample, times) => {
    times.fill(64);
    for (let input = 0; input < 20 + (sample % 5); input++) times[input] = input;
  });
  for (const { buffer } of [spikes.offsets, spikes.neurons, spikes.times]) {
    expect(buffer).toBeInstanceOf(SharedArrayBuffer);
  }
  expect(spikes.times.buffer.byteLength / spikes.times.byteLength).toBeLessThan(1.2);
  expect(spikes.neurons.buffer.byteLength / spikes.neurons.byteLength).toBeLessThan(1.2);
});

test.each([0, 65_536, 2.5, -1, Number.NaN, '8'])('a duration of %j is refused', (duration) => {
  const collected = () => collectSpikes(labels([0]), 2, duration as number, () => {});
  expect(collected).toThrow(InputError);
  expect(collected).toThrow(/^collectSpikes\.duration: found .+, expected an integer from 1 to 65535$/);
  expect(() => collectSpikes(labels([0]), 2.5, 8, () => {})).toThrow(
    'collectSpikes.inputs: found 2.5, expected an integer from 1 to 4294967295',
  );
});

test('neurons beyond 65,536 keep their index', () => {
  const spikes = collectSpikes(labels([0, 1]), 70_000, 16, (sample, times) => {
    times.fill(16);
    times[65_536 + sample] = 3;
    times[sample] = 3;
  });
  expect([...spikes.neurons]).toEqual([0, 65_536, 1, 65_537]);
});
