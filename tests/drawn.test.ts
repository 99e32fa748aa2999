import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnOf } from './drawn.js';

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 5 });
const ordinary = { words: ['run', '--reporter=json'], isThorough: false };

test('four runs with seeds in a row test every file once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), seeds, (files, seed) => {
      const tested = [0, 1, 2, 3].flatMap((more) => drawnOf(files, seed + more, ordinary).files);
      expect([...tested].sort()).toEqual([...files].sort());
    }),
  );
});

test('a run that is thorough or names files tests them all', () => {
  const files = ['a', 'b', 'c', 'd'];
  expect(drawnOf(files, 1, ordinary)).toEqual({
    files: ['b'],
    note: '1 of 4 by chance, all with S4NN_THOROUGH=1; S4NN_SEED=1',
  });
  expect(drawnOf(files, 1, { ...ordinary, isThorough: true }).files).toEqual(files);
  expect(drawnOf(files, 1, { words: ['run', 'tests/queue'], isThorough: false }).files).toEqual(files);
});
