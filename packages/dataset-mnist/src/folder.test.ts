import { join, relative } from 'node:path';
import { type Dataset, InputError } from '@s4nn/core';
import { datasetContract } from '@s4nn/core/testing';
import { describe, expect, it } from 'vitest';
import { type Files, folders, idx, renamed, sound } from '../test/files.js';
import plugin, { mnist } from './index.js';

const { root, make } = folders();
const classes = ['a', 'b', 'c'];
const folderWith = (changes: Files = {}): string => make({ ...sound, ...changes });
const create = (options: object, folder: string): Dataset => {
  const defaults = { folder: null, prefix: '', classes, firstLabel: 0, transpose: false, range: 'auto' };
  return plugin.create({ ...defaults, train: 'all', test: 'all', ...options } as never, {
    folder,
  }) as Dataset;
};

const expected = {
  classes: ['a', 'b', 'c'],
  train: {
    values: Uint8Array.of(10, 20, 30, 40, 50, 200),
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
  it('is read, and says from where', () => {
    const dataset = mnist({ folder: folderWith(), classes });
    const sources = Object.keys(sound).map((name) => ({
      name,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    }));
    expect(dataset).toEqual({ ...expected, provenance: { sources, range: 'unsigned bytes' } });
  });

  it('counts from the folder of the config, or is absolute', () => {
    const folder = folderWith();
    expect(create({ folder: relative(root, folder) }, root)).toMatchObject(expected);
    expect(create({ folder: `./${relative(root, folder)}/` }, root)).toMatchObject(expected);
    expect(create({ folder }, '/nowhere')).toMatchObject(expected);
  });

  it('may be read in part, without keeping the rest in memory', () => {
    const { train, test } = mnist({ folder: folderWith(), classes, train: 2, test: 1 });
    expect([train.values, train.labels]).toEqual([Uint8Array.of(10, 20, 30, 40), Uint16Array.of(0, 1)]);
    expect([test.values, test.labels]).toEqual([Uint8Array.of(70, 80), Uint16Array.of(2)]);
    expect(train.values.buffer.byteLength).toBe(4);
  });

  const cause = 'copy the files of one dataset together';
  it.each<[string, Files, object, (folder: string) => string]>([
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
      'test images of another shape',
      { 't10k-images-idx3-ubyte': idx([2, 2, 1], [70, 80, 90, 100]) },
      {},
      (folder) =>
        `${folder}/t10k-images-idx3-ubyte: found images of 2 × 1, expected 1 × 2 as in ` +
        `${folder}/train-images-idx3-ubyte; ${cause}`,
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
      'images and labels exchanged',
      {
        'train-images-idx3-ubyte': sound['train-labels-idx1-ubyte'],
        'train-labels-idx1-ubyte': sound['train-images-idx3-ubyte'],
      },
      {},
      (folder) =>
        `${folder}/train-images-idx3-ubyte: found magic number 0x00000801 (IDX, unsigned bytes, dimensions: 1), expected ` +
        '0x00000803 (IDX, unsigned bytes, dimensions: 3); are the files of images and labels named the wrong way round?',
    ],
    [
      'a prefix, but no folder',
      {},
      { folder: null, prefix: 'qmnist' },
      () =>
        'option prefix: found "qmnist" without option folder, expected both; name the folder of the files',
    ],
  ])('with %s is refused', (_, changes, options, message) => {
    const folder = folderWith(changes);
    expect(() => create({ folder, ...options }, '/')).toThrow(new InputError(message(folder)));
  });

  it('that is not there is refused with what was probably meant', () => {
    const folder = make({ 'greys/a': new Uint8Array() });
    const meant = 'did you mean "greys"? Upper and lower case differ';
    expect(() => create({ folder: 'Greys' }, folder)).toThrow(meant);
    expect(() => mnist({ folder: join(folder, 'Greys') })).toThrow(meant);
    expect(() => create({ folder: 'C:\new\table' }, folder)).toThrow(
      'expected one of IDX files; JSON reads \\b, \\f, \\n, \\r and \\t as control characters',
    );
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
    expect(() => create({ folder: file }, '/')).toThrow(
      new InputError(
        `option folder: found a file, ${file}, expected a folder of IDX files, or an .npz file; ` +
          'name the folder that it lies in',
      ),
    );
  });

  it('notes test images that are training images', () => {
    const [images, labels] = [sound['train-images-idx3-ubyte'], sound['train-labels-idx1-ubyte']];
    const notesOf = (changes: Files) => mnist({ folder: folderWith(changes), classes }).provenance?.notes;
    const end = 'so the test tells nothing of new images';
    expect(notesOf({ 't10k-images-idx3-ubyte': images, 't10k-labels-idx1-ubyte': labels })).toEqual([
      `the test images are the training images, ${end}`,
    ]);
    const two = idx([2, 1, 2], [10, 20, 30, 40]);
    expect(notesOf({ 't10k-images-idx3-ubyte': two })).toEqual([
      `the test images are the first 2 training images, ${end}`,
    ]);
    expect(
      notesOf({
        'train-images-idx3-ubyte': two,
        'train-labels-idx1-ubyte': idx([2], [0, 1]),
        't10k-images-idx3-ubyte': images,
        't10k-labels-idx1-ubyte': labels,
      }),
    ).toContain(`the first 2 test images are the training images, ${end}`);
    const black = {
      'train-images-idx3-ubyte': idx([3, 1, 2], new Uint8Array(6)),
      't10k-images-idx3-ubyte': idx([2, 1, 2], new Uint8Array(4)),
    };
    expect(notesOf(black)).toBeUndefined();
  });

  const standing = make(renamed((name) => `MNIST/raw/${name}`));
  describe('contract', () => {
    const options = { folder: relative(root, standing), classes, transpose: true };
    for (const check of datasetContract(plugin, options, { folder: root })) it(check.name, check.run);
  });
});
