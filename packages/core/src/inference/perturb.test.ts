import { expect, test } from 'vitest';
import { labels, weights } from '../arrays.js';
import { collectSpikes, timesOfSample } from '../data/spikes.js';
import { InputError } from '../errors.js';
import { random } from '../random.js';
import {
  jittered,
  jitteredWithSilence,
  thinnedOut,
  withTimeBits,
  withWeightBits,
  withWeightNoise,
} from './perturb.js';

const duration = 64;
const draw = random(1, 'perturb');
const spikes = collectSpikes(labels(new Uint8Array(50)), 40, duration, (_, times) => {
  for (let input = 0; input < 40; input++) times[input] = Math.floor(draw() * (duration + 8));
  times.forEach((time, input) => {
    times[input] = Math.min(time, duration);
  });
});

const pairs = (other: typeof spikes): [number, number][] =>
  Array.from({ length: 50 }, (_, sample) => {
    const [before, after] = [timesOfSample(spikes, sample), timesOfSample(other, sample)];
    return Array.from(before, (time, input): [number, number] => [time, after[input]!]);
  }).flat();

test('jitter moves spikes by every number of steps up to the most, and keeps silence and the duration', () => {
  const moves = new Map<number, number>();
  for (const [before, after] of pairs(jittered(spikes, 3, random(2, 'jitter')))) {
    if (before === duration) expect(after).toBe(duration);
    else if (before >= 3 && before < duration - 3) {
      moves.set(after - before, (moves.get(after - before) ?? 0) + 1);
    } else expect(after).toBeLessThan(duration);
  }
  expect([...moves.keys()].sort((a, b) => a - b)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
  const counts = [...moves.values()];
  expect(Math.min(...counts) / Math.max(...counts)).toBeGreaterThan(0.6);
  expect(jittered(spikes, 0, draw)).toEqual(spikes);
});

test('with silence as a time, silent inputs come to fire, and late ones fall silent', () => {
  const all = pairs(jitteredWithSilence(spikes, 3, random(2, 'jitter')));
  const of = (time: number) => all.filter(([before]) => before === time).map(([, after]) => after);
  expect([...new Set(of(duration))].sort((a, b) => a - b)).toEqual([61, 62, 63, 64]);
  expect([...new Set(of(duration - 1))]).toContain(duration);
  for (const [before, after] of all) expect(Math.abs(after - before)).toBeLessThanOrEqual(3);
  expect(jitteredWithSilence(spikes, 0, draw)).toEqual(spikes);
});

test('a share of the spikes is left out', () => {
  const left = pairs(thinnedOut(spikes, 0.25, random(3, 'deletion'))).filter(([before]) => before < duration);
  for (const [before, after] of left) expect([before, duration]).toContain(after);
  const share = left.filter(([, after]) => after === duration).length / left.length;
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.3);
  expect(thinnedOut(spikes, 0, draw)).toEqual(spikes);
});

test('time bits leave so many times', () => {
  expect(withTimeBits(spikes, 6)).toEqual(spikes);
  for (const bits of [1, 2, 3]) {
    const times = new Set(pairs(withTimeBits(spikes, bits)).map(([, after]) => after));
    expect([...times].sort((a, b) => a - b)).toEqual([
      ...Array.from({ length: 2 ** bits }, (_, part) => (part * duration) / 2 ** bits),
      duration,
    ]);
  }
  for (const [before, after] of pairs(withTimeBits(spikes, 2))) expect(after).toBeLessThanOrEqual(before);
});

test('weight bits: the nearest of so many multiples, symmetric; the largest stays', () => {
  const layer = weights(Float64Array.of(-7, -3.2, 0, 0.4, 0.6, 6.9));
  expect([...withWeightBits(layer, 4)]).toEqual([-7, -3, 0, 0, 1, 7]);
  expect([...withWeightBits(layer, 2)].map((weight) => weight + 0)).toEqual([-7, 0, 0, 0, 0, 7]);
  expect([...withWeightBits(weights(new Float32Array(3)), 3)]).toEqual([0, 0, 0]);
});

test.each<[string, (value: number) => unknown, readonly unknown[], string]>([
  [
    'jittered.most',
    (most) => jittered(spikes, most, draw),
    [1.5, -1, Number.NaN],
    'an integer of at least 0',
  ],
  [
    'jitteredWithSilence.most',
    (most) => jitteredWithSilence(spikes, most, draw),
    [0.5, -1, Infinity],
    'an integer of at least 0',
  ],
  [
    'thinnedOut.probability',
    (probability) => thinnedOut(spikes, probability, draw),
    [-0.1, 1.01, 50, Number.NaN],
    'a number from 0 to 1',
  ],
  [
    'withTimeBits.bits',
    (bits) => withTimeBits(spikes, bits),
    [-1, 2.5, 17, 1100, '4'],
    'an integer from 0 to 16',
  ],
  [
    'withWeightBits.bits',
    (bits) => withWeightBits(weights(Float64Array.of(1, 2)), bits),
    [1, 17, 3.5],
    'an integer from 2 to 16',
  ],
  [
    'withWeightNoise.share',
    (share) => withWeightNoise(weights(Float64Array.of(1, 2)), share, draw),
    [-0.1, Infinity, Number.NaN],
    'a number of at least 0',
  ],
])('%s is refused out of range', (place, disturb, wrong, expected) => {
  for (const value of wrong) {
    const shown = typeof value === 'string' ? `"${value}"` : value;
    expect(() => disturb(value as number)).toThrow(
      new InputError(`${place}: found ${shown}, expected ${expected}`),
    );
  }
});

test('weight bits need finite weights', () => {
  expect(() => withWeightBits(weights(Float64Array.of(1, Number.NaN)), 4)).toThrow(
    new InputError('withWeightBits: found a weight that is not finite, expected finite ones'),
  );
});

test('weight noise is as strong as asked for', () => {
  const layer = weights(Float64Array.from({ length: 20_000 }, (_, index) => index % 10));
  const disturbed = withWeightNoise(layer, 0.5, random(4, 'noise'));
  const noise = Array.from(disturbed, (weight, index) => weight - layer[index]!);
  const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
  const deviation = Math.sqrt(noise.reduce((sum, value) => sum + (value - mean) ** 2, 0) / noise.length);
  expect(mean).toBeCloseTo(0, 1);
  expect(deviation / (0.5 * Math.sqrt(8.25))).toBeCloseTo(1, 1);
});
