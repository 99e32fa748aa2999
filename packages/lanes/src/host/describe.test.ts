import { collectSpikes, type Dataset, labels, type Samples } from '@s4nn/core';
import { expect, test } from 'vitest';
import { describe } from './describe.js';

const samples = (rows: readonly (readonly number[])[], of: readonly number[]): Samples => ({
  values: Float32Array.from(rows.flat()),
  range: [0, 1],
  shape: [2],
  labels: labels(of),
});
const dataset = (): Dataset => ({
  classes: ['a', 'b', 'c'],
  train: samples(
    [
      [0, 0],
      [0, 1],
      [1, 1],
      [0.5, 0.25],
    ],
    [0, 1, 1, 0],
  ),
  test: samples([[1, 0]], [1]),
});

test('counts classes, constant samples and samples without a spike', () => {
  const spikes = collectSpikes(dataset().train.labels, 2, 4, (sample, times) => {
    times.fill(4);
    if (sample > 0) times[0] = 1;
  });
  expect(describe(dataset(), spikes)).toEqual({
    digest: { train: expect.stringMatching(/^[0-9a-f]{64}$/), test: expect.stringMatching(/^[0-9a-f]{64}$/) },
    classes: [
      { name: 'a', train: 2, test: 0 },
      { name: 'b', train: 2, test: 1 },
      { name: 'c', train: 0, test: 0 },
    ],
    shape: [2],
    range: [0, 1],
    constant: { train: 2, test: 0 },
    silent: 1,
    provenance: null,
  });
  expect(describe(dataset(), null).silent).toBeNull();
});

test('one feature is not constant: there is nothing to compare it with', () => {
  const one: Samples = { ...samples([[0], [1]], [0, 1]), shape: [1] };
  expect(describe({ classes: ['a', 'b'], train: one, test: one }, null).constant).toEqual({
    train: 0,
    test: 0,
  });
});

test.each<[string, (data: Dataset) => Dataset]>([
  [
    'a value',
    (data) => ({ ...data, train: { ...data.train, values: data.train.values.slice().fill(1, 0, 1) } }),
  ],
  ['a label', (data) => ({ ...data, train: { ...data.train, labels: labels([0, 1, 1, 1]) } })],
  ['the range', (data) => ({ ...data, train: { ...data.train, range: [0, 2] } })],
  ['the shape', (data) => ({ ...data, train: { ...data.train, shape: [1, 2] } })],
  ['the name of a class', (data) => ({ ...data, classes: ['a', 'b', 'd'] })],
  [
    'the order',
    (data) => ({ ...data, train: { ...data.train, values: data.train.values.slice().reverse() } }),
  ],
])('%s changes the digest of the training samples', (_, change) => {
  expect(describe(change(dataset()), null).digest.train).not.toBe(describe(dataset(), null).digest.train);
});

test('provenance and the memory that arrays lie on do not change it', () => {
  const room = new Float32Array(10);
  room.set(dataset().train.values, 1);
  const elsewhere: Dataset = {
    ...dataset(),
    train: { ...dataset().train, values: room.subarray(1, 9) },
    provenance: { sources: [], notes: ['a note'] },
  };
  expect(describe(elsewhere, null).digest).toEqual(describe(dataset(), null).digest);
});

test('bytes and floats of the same numbers differ, and so do test samples', () => {
  const { train } = dataset();
  const bytes: Dataset = { ...dataset(), train: { ...train, values: Uint8Array.from(train.values) } };
  const floats: Dataset = {
    ...dataset(),
    train: { ...train, values: Float32Array.from(Uint8Array.from(train.values)) },
  };
  expect(describe(bytes, null).digest.train).not.toBe(describe(floats, null).digest.train);
  const other: Dataset = { ...dataset(), test: samples([[1, 1]], [1]) };
  expect(describe(other, null).digest).toEqual({
    train: describe(dataset(), null).digest.train,
    test: expect.not.stringMatching(describe(dataset(), null).digest.test),
  });
});

test('it does not matter how many bytes are hashed at a time', () => {
  const whole = describe(dataset(), null).digest;
  for (const atATime of [1, 3, 32, 1000]) expect(describe(dataset(), null, atATime).digest).toEqual(whole);
});

test('of 100,000 names of features the first are kept', () => {
  const features = Array.from({ length: 100_000 }, (_, column) => `c${column}`);
  const { provenance } = describe({ ...dataset(), provenance: { sources: [], features } }, null);
  expect(provenance!.features).toHaveLength(101);
  expect(provenance!.features!.slice(-2)).toEqual(['c99', '…']);
});
