import { expect, test } from 'vitest';
import { labels } from '../arrays.js';
import type { Samples } from './dataset.js';
import { requireSamples } from './require-samples.js';

const table: Samples = {
  values: Float32Array.of(0, 1, 0.5, 0.25, 0, 1),
  range: [0, 1],
  shape: [3],
  labels: labels([0, 1]),
};
const bytes = { ...table, values: Uint8Array.of(9, 10, 11, 20, 30, 40) };

test.each<[string, Samples, string | null]>([
  ['values at the bounds', table, null],
  ['no samples', { ...table, values: new Float32Array(), labels: labels([]) }, null],
  ['bytes of any value', { ...bytes, range: [0, 255] }, null],
  [
    'bytes beyond their range',
    { ...bytes, range: [10, 40] },
    'found 9 in sample 0, feature 0, expected values within [10, 40]',
  ],
  [
    'NaN',
    { ...table, values: Float32Array.of(0, 1, 0, 0, Number.NaN, 0) },
    'found NaN in sample 1, feature 1',
  ],
  [
    'an infinite value',
    { ...table, values: Float32Array.of(0, 1, 0, 0, 0, -Infinity) },
    'found -Infinity in sample 1, feature 2',
  ],
  [
    'a value above',
    { ...table, values: Float32Array.of(0, 1.5, 0, 0, 0, 0) },
    'found 1.5 in sample 0, feature 1',
  ],
  [
    'a range of one value',
    { ...table, range: [1, 1] },
    'found samples of the range [1, 1], expected [low, high] with low below high',
  ],
  ['no range', { ...table, range: [] as never }, 'found samples of the range []'],
  ['a dataset in place of samples', { train: table } as never, 'found samples of the range []'],
  ['an infinite range', { ...table, range: [0, Infinity] }, 'found samples of the range [0, Infinity]'],
  [
    'a value too few',
    { ...table, values: table.values.subarray(1) as Float32Array },
    'found 5 values, expected 6, 2 labels × shape [3]',
  ],
])('%s', (_, samples, message) => {
  const check = () => requireSamples('latency', samples);
  if (message === null) expect(check).not.toThrow();
  else expect(check).toThrow(`latency: ${message}`);
});
