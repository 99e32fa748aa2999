import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Dataset, InputError } from '@s4nn/core';
import { datasetContract } from '@s4nn/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import plugin, { mnist } from './index.js';

const root = mkdtempSync(join(tmpdir(), 's4nn-folder-'));
afterAll(() => rmSync(root, { recursive: true }));

const word = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];
const idx = (lengths: readonly number[], bytes: readonly number[]): Uint8Array =>
  Uint8Array.from([...word(0x0800 + lengths.length), ...lengths.flatMap(word), ...bytes]);

const files: Record<string, Uint8Array> = {
  'train-images-idx3-ubyte': idx([3, 1, 2], [10, 20, 30, 40, 50, 60]),
  'train-labels-idx1-ubyte': idx([3], [0, 1, 2]),
  't10k-images-idx3-ubyte': idx([2, 1, 2], [70, 80, 90, 100]),
  't10k-labels-idx1-ubyte': idx([2], [2, 1]),
};
let folders = 0;
/** A new folder with the sound files, some of them changed, renamed or, where undefined, left out. */
function folderWith(changes: Record<string, Uint8Array | undefined> = {}): string {
  const folder = join(root, `${folders++}`);
  mkdirSync(folder);
  for (const [name, content] of Object.entries({ ...files, ...changes })) {
    if (content !== undefined) writeFileSync(join(folder, name), content);
  }
  return folder;
}
const rewritten = (rename: (name: string) => string, content = (bytes: Uint8Array) => bytes): string => {
  const folder = join(root, `${folders++}`);
  mkdirSync(folder);
  for (const [name, bytes] of Object.entries(files))
    writeFileSync(join(folder, rename(name)), content(bytes));
  return folder;
};
const create = (options: object, folder: string): Dataset =>
  plugin.create({ folder: null, classes: ['a', 'b', 'c'], train: 'all', test: 'all', ...options } as never, {
    folder,
  }) as Dataset;

const expected = {
  classes: ['a', 'b', 'c'],
  train: {
    values: Uint8Array.of(10, 20, 30, 40, 50, 60),
    range: [0, 255],
    shape: [1, 2],
    labels: Uint16Array.of(0, 1, 2),
  },
  test: {
    values: Uint8Array.of(70, 80, 90, 100),
    range: [0, 255],
    shape: [1, 2],
    labels: Uint16Array.of(2, 1),
  },
};

describe('a folder of IDX files', () => {
  it.each<[string, () => string]>([
    ['with the usual names', () => folderWith()],
    ['with dots in the names', () => rewritten((name) => name.replace('-idx', '.idx'))],
    ['gzipped', () => rewritten((name) => `${name}.gz`, gzipSync)],
    ['gzipped, with dots', () => rewritten((name) => `${name.replace('-idx', '.idx')}.gz`, gzipSync)],
    ['unzipped, but still named .gz', () => rewritten((name) => `${name}.gz`)],
  ])('is read %s', (_, make) => {
    expect(mnist({ folder: make(), classes: ['a', 'b', 'c'] })).toEqual(expected);
  });

  it('counts from the folder of the config, or is absolute', () => {
    const folder = folderWith();
    expect(create({ folder: relative(root, folder) }, root)).toEqual(expected);
    expect(create({ folder: `./${relative(root, folder)}/` }, root)).toEqual(expected);
    expect(create({ folder }, '/nowhere')).toEqual(expected);
  });

  it('may be read in part, without keeping the rest in memory', () => {
    const { train, test } = mnist({ folder: folderWith(), classes: ['a', 'b', 'c'], train: 2, test: 1 });
    expect([train.values, train.labels]).toEqual([Uint8Array.of(10, 20, 30, 40), Uint16Array.of(0, 1)]);
    expect([test.values, test.labels]).toEqual([Uint8Array.of(70, 80), Uint16Array.of(2)]);
    expect(train.values.buffer.byteLength).toBe(4);
  });

  const cause = 'copy the files of one dataset together';
  it.each<[string, Record<string, Uint8Array | undefined>, object, (folder: string) => string]>([
    [
      'a missing file',
      { 't10k-labels-idx1-ubyte': undefined },
      {},
      (folder) =>
        `${folder}: found no t10k-labels file, expected one of t10k-labels-idx1-ubyte, t10k-labels-idx1-ubyte.gz, ` +
        't10k-labels.idx1-ubyte, t10k-labels.idx1-ubyte.gz; put it there or correct option folder',
    ],
    [
      'too few labels',
      { 'train-labels-idx1-ubyte': idx([2], [0, 1]) },
      {},
      (folder) =>
        `${folder}/train-labels-idx1-ubyte: found 2 labels, expected 3, one for each image of ` +
        `${folder}/train-images-idx3-ubyte; ${cause}`,
    ],
    [
      'too many labels',
      { 't10k-labels-idx1-ubyte': idx([3], [0, 1, 2]) },
      {},
      (folder) =>
        `${folder}/t10k-labels-idx1-ubyte: found 3 labels, expected 2, one for each image of ` +
        `${folder}/t10k-images-idx3-ubyte; ${cause}`,
    ],
    [
      'a class without a name',
      {},
      { classes: ['a', 'b'] },
      (folder) =>
        `${folder}/train-labels-idx1-ubyte: found label 2 of sample 2, expected 0…1 for 2 classes; ` +
        'give one name for each class in option classes',
    ],
    [
      'test images of another shape',
      { 't10k-images-idx3-ubyte': idx([2, 2, 1], [70, 80, 90, 100]) },
      {},
      (folder) => `${folder}: found t10k images of 2 × 1, expected 1 × 2 as those of train; ${cause}`,
    ],
    [
      'more training samples than there are',
      {},
      { train: 4 },
      (folder) =>
        `${folder}/train-images-idx3-ubyte: found 3 images, option train expects 4; ask for at most 3, or for "all"`,
    ],
    [
      'more test samples than there are',
      {},
      { test: 3 },
      (folder) =>
        `${folder}/t10k-images-idx3-ubyte: found 2 images, option test expects 3; ask for at most 2, or for "all"`,
    ],
    [
      'a truncated file',
      { 't10k-images-idx3-ubyte': idx([2, 1, 2], [70, 80, 90]) },
      {},
      (folder) =>
        `${folder}/t10k-images-idx3-ubyte: found 3 bytes after the header, expected 2 × 1 × 2 = 4: it is truncated; ` +
        'download or copy the file again',
    ],
    [
      'images in the place of labels',
      { 'train-labels-idx1-ubyte': files['train-images-idx3-ubyte'] },
      {},
      (folder) =>
        `${folder}/train-labels-idx1-ubyte: found magic number 0x00000803, expected 0x00000801 ` +
        '(IDX, unsigned bytes, dimensions: 1); download or copy the file again',
    ],
  ])('with %s is refused', (_, changes, options, message) => {
    const folder = folderWith(changes);
    expect(() => create({ folder, ...options }, '/')).toThrow(new InputError(message(folder)));
  });

  it('that is not there, or is a file, is refused', () => {
    const message = (path: string, cure: string): InputError =>
      new InputError(`option folder: found no folder ${path}, expected one of IDX files; ${cure}`);
    const relativeCure = 'correct it (relative ones start at the config)';
    expect(() => create({ folder: '../data/none' }, join(root, 'configs'))).toThrow(
      message(join(root, 'data/none'), relativeCure),
    );
    expect(() => create({ folder: join(root, 'none') }, '/')).toThrow(
      message(join(root, 'none'), 'correct it'),
    );
    const file = join(folderWith(), 'train-images-idx3-ubyte');
    expect(() => create({ folder: file }, '/')).toThrow(message(file, 'correct it'));
  });

  const standing = join(root, 'contract');
  beforeAll(() => {
    mkdirSync(standing);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(standing, name), content);
  });
  describe('contract', () => {
    for (const check of datasetContract(plugin, { folder: 'contract' }, { folder: root }))
      it(check.name, check.run);
  });
});
