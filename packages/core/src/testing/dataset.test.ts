import { describe, expect, it } from 'vitest';
import { labels } from '../arrays.js';
import type { Dataset, Samples } from '../data/dataset.js';
import { InputError } from '../errors.js';
import type { JsonSchema } from '../json-schema.js';
import type { Plugin } from '../plugin.js';
import { datasetContract } from './dataset.js';

const split = (...values: number[]): Samples => ({
  values: Float32Array.from(values),
  range: [0, 1],
  shape: [2],
  labels: labels(values.slice(0, values.length / 2).map((_, sample) => sample % 2)),
});
const sound = (): Dataset => ({ classes: ['a', 'b'], train: split(0, 0.5, 1, 0.25), test: split(1, 0) });
const closed = { type: 'object', additionalProperties: false, properties: {} };

/** The messages of the checks that do not hold. */
async function failures(create: Plugin<'dataset'>['create'], kind = 'dataset'): Promise<string[]> {
  const messages: string[] = [];
  for (const check of datasetContract({ kind: kind as 'dataset', options: closed, create })) {
    await check.run().catch((error: Error) => messages.push(error.message));
  }
  return messages;
}

const withTrain = (change: Partial<Samples>) => (): Dataset => {
  const dataset = sound();
  return { ...dataset, train: { ...dataset.train, ...change } };
};

describe('dataset contract', () => {
  it('accepts a sound dataset, given at once or later', async () => {
    expect(await failures(sound)).toEqual([]);
    expect(await failures(async () => sound())).toEqual([]);
  });

  it('passes options and folder on', async () => {
    const seen: unknown[] = [];
    const plugin: Plugin<'dataset'> = {
      kind: 'dataset',
      options: {
        ...closed,
        properties: { n: { default: 1, description: 'N.' }, m: { default: 2, description: 'M.' } },
      },
      create(options, context) {
        seen.push(options, context);
        return sound();
      },
    };
    for (const check of datasetContract(plugin, { m: 5 }, { folder: '/data' })) await check.run();
    expect(seen.slice(0, 2)).toEqual([{ n: 1, m: 5 }, { folder: '/data' }]);
  });

  let calls = 0;
  const shared = split(0, 1);
  const memory = Float32Array.of(0, 1, 0.5, 1);
  it.each<[string, () => Dataset, string]>([
    ['no classes', () => ({ ...sound(), classes: [] }), 'classes: found none, expected at least two'],
    ['one class', () => ({ ...sound(), classes: ['a'] }), 'classes: found a, expected at least two'],
    ['a class twice', () => ({ ...sound(), classes: ['a', 'a'] }), 'classes: found a name twice in a, a'],
    ['an empty name', () => ({ ...sound(), classes: ['a', ''] }), 'classes: found an empty name'],
    [
      'too few values',
      withTrain({ values: Float32Array.of(0, 1, 0) }),
      'train: found 3 values, expected 4: 2 labels × shape [2]',
    ],
    [
      'values of another type',
      withTrain({ values: [0, 1, 0, 1] as never }),
      'train: values must be Uint8Array or Float32Array',
    ],
    ['no samples', () => ({ ...sound(), test: split() }), 'test: found no samples'],
    ['a length of 0', withTrain({ shape: [0, 2] }), 'train: found shape [0,2], expected positive integers'],
    ['no shape', withTrain({ shape: [] }), 'train: found shape [], expected positive integers'],
    [
      'NaN',
      withTrain({ values: Float32Array.of(0, 1, Number.NaN, 1) }),
      'train: found value NaN at index 2, expected one in [0, 1]',
    ],
    [
      'a value above',
      withTrain({ values: Float32Array.of(0, 1, 0, 1.5) }),
      'train: found value 1.5 at index 3, expected one in [0, 1]',
    ],
    ['an empty range', withTrain({ range: [1, 1] }), 'train: found range [1, 1], expected low < high'],
    [
      'an endless range',
      withTrain({ range: [0, Number.POSITIVE_INFINITY] }),
      'train: found range [0, Infinity], expected finite bounds',
    ],
    [
      'a label without a class',
      withTrain({ labels: labels([0, 2]) }),
      'train: found label 2 of sample 1, expected an index into the 2 classes',
    ],
    ['labels of another type', withTrain({ labels: [0, 1] as never }), 'train: labels must be a Uint16Array'],
    [
      'another range in test',
      () => ({ ...sound(), test: { ...split(1, 0), range: [0, 2] } }),
      'test: found shape [2], range [0,2], expected that of train, shape [2], range [0,1]',
    ],
    [
      'one split for both',
      () => ({ ...sound(), train: shared, test: shared }),
      'test: found the samples of train',
    ],
    [
      'overlapping memory',
      () => ({
        ...sound(),
        train: { ...split(0, 1), values: memory.subarray(0, 2) },
        test: { ...split(0, 1), values: new Float32Array(memory.buffer, 4, 2) },
      }),
      'test: found values that overlap those of train',
    ],
    [
      'a source without a checksum',
      () => ({ ...sound(), provenance: { sources: [{ name: 'a.csv', sha256: 'abc' }] } }),
      'provenance: found abc for a.csv, expected SHA-256 in hexadecimal',
    ],
    [
      'a count that is none',
      () => ({ ...sound(), provenance: { sources: [], clamped: -1 } }),
      'provenance: found clamped -1 and passedOver 0, expected counts',
    ],
    [
      'other data each time',
      () => ({ ...sound(), train: split(0, 0.5, 1, calls++ / 100) }),
      'train: found other values the second time',
    ],
  ])('refuses %s', async (_, create, message) => {
    expect(await failures(create)).toContain(message);
  });

  it('allows both splits on neighbouring memory', async () => {
    const halves = Float32Array.of(0, 1, 0.5, 1);
    const create = (): Dataset => ({
      ...sound(),
      train: { ...split(0, 1), values: halves.subarray(0, 2) },
      test: { ...split(0, 1), values: halves.subarray(2) },
    });
    expect(await failures(create)).toEqual([]);
  });

  describe('test samples among the training samples', () => {
    const of = (values: number[], samples: number[]) => ({
      ...split(...samples.flatMap((sample) => [values[sample]!, 0.5])),
    });
    const distinct = Array.from({ length: 40 }, (_, index) => index / 40);
    it.each<[string, number[], number[], string | null]>([
      [
        'leaked',
        [0, 1, 2, 3, 4, 5],
        [3, 4],
        'test: found 100 % of its samples among those of train, expected about 0 %',
      ],
      [
        'leaked in part',
        [0, 1, 2, 3, 4, 5],
        [6, 7, 8, 4],
        'test: found 25 % of its samples among those of train',
      ],
      ['repeating anyway, as in a truth table', [0, 1, 0, 1, 0, 1], [0, 1], null],
      ['rare, as in small tables', [...Array(30).keys()], [30, 31, 32, 33, 34, 35, 36, 37, 38, 0], null],
    ])('%s', async (_, train, test, message) => {
      const found = await failures(() => ({
        ...sound(),
        train: of(distinct, train),
        test: of(distinct, test),
      }));
      if (message === null) expect(found).toEqual([]);
      else expect(found).toEqual([expect.stringContaining(message)]);
    });
  });

  it('compares with what another thread creates', async () => {
    const plugin: Plugin<'dataset'> = { kind: 'dataset', options: closed, create: sound };
    const run = async (elsewhere: () => Promise<Dataset>) => {
      const contract = datasetContract(plugin, {}, { elsewhere });
      return contract.find(({ name }) => name === 'another thread gives the same data')!.run();
    };
    await run(async () => sound());
    await expect(run(async () => withTrain({ values: Float32Array.of(0, 0.5, 1, 0) })())).rejects.toThrow(
      'train: found other values in another thread',
    );
    await expect(run(async () => withTrain({ shape: [1, 2] })())).rejects.toThrow(
      'train: found another shape in another thread',
    );
  });

  it('wants another seed to give other training samples', async () => {
    const options = { ...closed, properties: { seed: { default: 1, description: 'Seed.' } } };
    const named = (create: (given: { seed: number }) => Dataset) =>
      datasetContract({ kind: 'dataset', options, create: create as never }).find(({ name }) =>
        /seed/.test(name),
      )!;
    await named(({ seed }) => withTrain({ values: Float32Array.of(0, 1, 0.5, 1 / seed) })()).run();
    await expect(named(sound).run()).rejects.toThrow('train: found the same samples with seed 1 and 2');
  });

  it('wants a clear error for a path that leads nowhere', async () => {
    const file = { type: 'string', format: 'path', default: 'a', description: 'File.' };
    const nested = { anyOf: [file, { type: 'null' }], default: null, description: 'File.' };
    const run = (property: JsonSchema, create: () => Dataset) =>
      datasetContract({ kind: 'dataset', options: { ...closed, properties: { file: property } }, create })
        .find(({ name }) => /leads nowhere/.test(name))!
        .run();
    for (const property of [file, nested]) {
      await run(property, () => {
        throw new InputError('/no/such/place: found no file');
      });
      await expect(run(property, sound)).rejects.toThrow('file: found no error for /no/such/place');
      const raw = () => {
        throw new Error("ENOENT: no such file, open '/no/such/place'");
      };
      await expect(run(property, raw)).rejects.toThrow(
        /^file: found Error: ENOENT.+, expected an InputError that names/,
      );
    }
  });

  it('refuses another kind of plugin, and reports what create throws', async () => {
    expect(await failures(sound, 'encoder')).toEqual(['kind: found "encoder", expected "dataset"']);
    const broken = await failures(() => Promise.reject(new Error('no such file')));
    expect(new Set(broken)).toEqual(new Set(['no such file']));
  });
});
