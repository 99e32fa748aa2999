import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InputError } from '@s4nn/core';
import { datasetContract } from '@s4nn/core/testing';
import { describe, expect, it } from 'vitest';
import plugin, { yinYang } from './index.js';

interface Split {
  samples: number;
  seed: number;
  first: number[][];
  labels: number[];
  counts: number[];
  valuesSha256: string;
  labelsSha256: string;
}
const { splits } = JSON.parse(readFileSync(new URL('../testdata/numpy.json', import.meta.url), 'utf8')) as {
  splits: Record<'train' | 'validation' | 'test', Split>;
};

const sha256 = ({ buffer, byteOffset, byteLength }: ArrayBufferView): string =>
  createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex');

describe.each(Object.entries(splits))('yin-yang, the published %s samples', (_, split) => {
  const { values, labels } = yinYang(split.samples, split.seed);

  it('begin as NumPy gives them', () => {
    expect(values.subarray(0, 4 * split.first.length)).toEqual(Float32Array.from(split.first.flat()));
    expect([...labels.subarray(0, split.labels.length)]).toEqual(split.labels);
  });

  it('are the same to the last bit and the last sample', () => {
    expect(sha256(values)).toBe(split.valuesSha256);
    expect(sha256(labels)).toBe(split.labelsSha256);
    expect([0, 1, 2].map((label) => labels.filter((other) => other === label).length)).toEqual(split.counts);
  });
});

describe('yin-yang', () => {
  it('by default gives the published training and test samples', async () => {
    const defaults = { train: 5000, trainSeed: 42, test: 1000, testSeed: 40 };
    const properties = plugin.options.properties as Record<string, { default: number }>;
    const found = Object.entries(properties).map(([name, schema]) => [name, schema.default]);
    expect(Object.fromEntries(found)).toEqual(defaults);
    const { classes, train, test } = await plugin.create(defaults as never, { folder: '.' });
    expect(classes).toEqual(['yang', 'yin', 'dot']);
    expect([sha256(train.values), sha256(test.values)]).toEqual([
      splits.train.valuesSha256,
      splits.test.valuesSha256,
    ]);
  });

  it.each<[number, number, string]>([
    [2.5, 1, 'yinYang.count: found 2.5, expected an integer of at least 1'],
    [0, 1, 'yinYang.count: found 0, expected an integer of at least 1'],
    [10, Number.NaN, 'yinYang.seed: found NaN, expected an integer from 0 to 4294967295'],
    [10, 2 ** 32, 'yinYang.seed: found 4294967296, expected an integer from 0 to 4294967295'],
    [10, -1, 'yinYang.seed: found -1, expected an integer from 0 to 4294967295'],
  ])('refuses count %d and seed %d', (count, seed, message) => {
    expect(() => yinYang(count, seed)).toThrow(new InputError(message));
  });

  it('draws more samples without changing the first', () => {
    expect(yinYang(200, 7).values.subarray(0, 400)).toEqual(yinYang(100, 7).values);
  });

  for (const options of [{}, { train: 1, test: 1, testSeed: 0 }]) {
    describe(`contract ${JSON.stringify(options)}`, () => {
      for (const check of datasetContract(plugin, options)) it(check.name, check.run);
    });
  }
});
