import { expect, test } from 'vitest';
import { labels } from '../arrays.js';
import { InputError } from '../errors.js';
import { type Samples, selectSamples } from './dataset.js';

const samples: Samples = {
  values: Float32Array.of(0, 1, 2, 3, 4, 5),
  range: [0, 5],
  shape: [2],
  labels: labels([2, 0, 1]),
};

test('samples are selected by index, in any order and number', () => {
  const { values, labels: of } = selectSamples(samples, [2, 0, 2]);
  expect([[...values], [...of]]).toEqual([
    [4, 5, 0, 1, 4, 5],
    [1, 2, 1],
  ]);
  expect(selectSamples(samples, Uint32Array.of(1)).labels).toEqual(labels([0]));
  expect(selectSamples(samples, []).values).toHaveLength(0);
});

test.each([3, -1, 0.5, Number.NaN, undefined, '1'])('index %s is refused', (index) => {
  expect(() => selectSamples(samples, [0, index as number])).toThrow(
    new InputError(`selectSamples: found index ${index}, expected an integer from 0 to 2`),
  );
});

test.each([Number.NaN, -1, 1.5, 65536, undefined, null])('label %s is refused', (label) => {
  expect(() => labels([0, label as number])).toThrow(
    new InputError(
      `labels: found ${label} for sample 1, expected the index of a class, an integer from 0 to 65535`,
    ),
  );
});

test('a word is no label', () => {
  expect(() => labels(['cat'] as never)).toThrow('labels: found "cat" for sample 0');
  expect([...labels(Uint8Array.of(3, 255))]).toEqual([3, 255]);
});
