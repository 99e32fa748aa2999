import { InputError } from '@s4nn/core';
import { datasetContract } from '@s4nn/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Files, folders, idx, integers, sound } from '../test/files.js';
import plugin, { mnist } from './index.js';
import { transposeImages } from './transpose-images.js';

const { make } = folders();
const classes = ['a', 'b', 'c'];
const folderWith = (changes: Files = {}): string => make({ ...sound, ...changes });
const labelled = (train: number[], test: number[]): string =>
  folderWith({
    'train-labels-idx1-ubyte': idx([train.length], integers(...train), 12),
    't10k-labels-idx1-ubyte': idx([test.length], integers(...test), 12),
  });
const greys = (train: number[], test: number[]): string =>
  folderWith({
    'train-images-idx3-ubyte': idx([3, 1, 2], train),
    't10k-images-idx3-ubyte': idx([2, 1, 2], test),
  });

describe('option firstLabel', () => {
  it('is the label of the first class', () => {
    for (const firstLabel of [1, 100, -2]) {
      const folder = labelled([firstLabel, firstLabel + 1, firstLabel + 2], [firstLabel + 2, firstLabel + 1]);
      const { train, test, provenance } = mnist({ folder, classes, firstLabel });
      expect([[...train.labels], [...test.labels], provenance?.notes]).toEqual([
        [0, 1, 2],
        [2, 1],
        undefined,
      ]);
    }
    const bytes = folderWith({
      'train-labels-idx1-ubyte': idx([3], [1, 2, 3]),
      't10k-labels-idx1-ubyte': idx([2], [3, 3]),
    });
    expect([...mnist({ folder: bytes, classes, firstLabel: 1 }).train.labels]).toEqual([0, 1, 2]);
  });

  const both =
    'give one name for each class in option classes, and the label of the first one in option firstLabel';
  it.each<[string, number[], number[], number, string]>([
    [
      'for fewer classes',
      [0, 1, 9],
      [0, 0],
      0,
      `train-labels-idx1-ubyte: found labels 0…9, expected 0…2 for 3 classes and option firstLabel 0; ${both}`,
    ],
    [
      'below the first class',
      [1, 2, 2],
      [0, 1],
      1,
      `t10k-labels-idx1-ubyte: found labels 0…1, expected 1…3 for 3 classes and option firstLabel 1; ${both}`,
    ],
    [
      'from 1',
      [1, 2, 3],
      [1, 1],
      0,
      'train-labels-idx1-ubyte: found labels 1…3, expected 0…2 for 3 classes and option firstLabel 0; option firstLabel 1 fits',
    ],
    [
      'below 0',
      [-1, 0, 0],
      [0, 0],
      0,
      `train-labels-idx1-ubyte: found labels -1…0, expected 0…2 for 3 classes and option firstLabel 0; ${both}`,
    ],
    [
      'of one class',
      [2, 2, 2],
      [0, 1],
      0,
      'train-labels-idx1-ubyte: found label 2 for all 3 training samples, expected at least two classes; correct the file of labels',
    ],
  ])('refuses labels %s', (_, train, test, firstLabel, message) => {
    const folder = labelled(train, test);
    expect(() => mnist({ folder, classes, firstLabel })).toThrow(new InputError(`${folder}/${message}`));
  });

  it('checks labels of samples that are left out, too', () => {
    expect(() => mnist({ folder: labelled([0, 1, 9], [0, 0]), classes, train: 2 })).toThrow(
      'found labels 0…9',
    );
  });

  it('is named in a note if the first class has no samples', () => {
    const { notes } = mnist({ folder: labelled([1, 2, 2], [1, 2]), classes }).provenance!;
    expect(notes).toEqual([
      'the lowest label is 1, so the first class has no samples; if 1 is the label of the first class, set option firstLabel to it',
    ]);
  });
});

describe('option range', () => {
  it.each<[string, number[], number[], readonly [number, number]]>([
    ['binarised', [0, 1, 1, 0, 1, 0], [0, 1, 0, 0], [0, 1]],
    ['of 16 greys', [0, 16, 3, 0, 7, 0], [0, 15, 0, 3], [0, 16]],
    ['of 7 bits', [0, 127, 3, 0, 7, 0], [0, 15, 0, 3], [0, 127]],
  ])('is that of training images by itself, with a note: images %s', (_, train, test, range) => {
    const dataset = mnist({ folder: greys(train, test), classes });
    expect([dataset.train.range, dataset.test.range]).toEqual([range, range]);
    expect([...dataset.test.values]).toEqual(test);
    const high = range[1];
    expect(dataset.provenance).toMatchObject({ range: 'the training images' });
    expect(dataset.provenance).not.toHaveProperty('clamped');
    expect(dataset.provenance?.notes).toEqual([
      `the highest grey of the training images is ${high}, so ${high} is taken for white; ` +
        'option range [0, 255] takes it for a dark grey',
    ]);
  });

  it.each<[string, number[]]>([
    ['with a grey of 128', [0, 0, 128, 0, 0, 1]],
    ['all black', [0, 0, 0, 0, 0, 0]],
  ])('is 0…255 for images %s', (_, train) => {
    const { train: trained, provenance } = mnist({ folder: greys(train, [0, 0, 0, 7]), classes });
    expect(trained.range).toEqual([0, 255]);
    expect([provenance?.range, provenance?.notes]).toEqual(['unsigned bytes', undefined]);
  });

  it('does not depend on the number of samples, nor on test images', () => {
    const folder = greys([1, 0, 1, 0, 1, 9], [0, 255, 0, 0]);
    for (const train of ['all', 2] as const) {
      expect(mnist({ folder, classes, train }).train.range).toEqual([0, 9]);
    }
  });

  it('clamps test images and counts them', () => {
    const dataset = mnist({ folder: greys([0, 1, 1, 0, 1, 0], [0, 2, 255, 1]), classes });
    expect([...dataset.test.values]).toEqual([0, 1, 1, 1]);
    expect(dataset.provenance?.clamped).toBe(2);
    const given = mnist({ folder: greys([5, 6, 7, 8, 9, 10], [4, 5, 10, 11]), classes, range: [5, 10] });
    expect([...given.test.values]).toEqual([5, 5, 10, 10]);
    expect(given.provenance).toMatchObject({ clamped: 2, range: 'option range' });
    const few = mnist({ folder: greys([0, 1, 1, 0, 1, 0], [0, 1, 255, 255]), classes, test: 1 });
    expect(few.provenance?.clamped).toBeUndefined();
  });

  it('is taken as given', () => {
    const { train, provenance } = mnist({
      folder: greys([0, 1, 1, 0, 1, 0], [0, 1, 0, 1]),
      classes,
      range: [0, 255],
    });
    expect([train.range, provenance?.notes]).toEqual([[0, 255], undefined]);
  });

  it('refuses training images outside', () => {
    const folder = greys([0, 1, 1, 17, 1, 0], [0, 1, 0, 1]);
    expect(() => mnist({ folder, classes, range: [0, 16] })).toThrow(
      new InputError(
        `${folder}/train-images-idx3-ubyte: found grey 17 in image 1, expected 0…16; widen option range, or leave it out`,
      ),
    );
    expect(mnist({ folder, classes, range: [0, 16], train: 1 }).train.labels).toHaveLength(1);
  });

  it.each<[unknown, string]>([
    [[16, 0], 'option range: found [16, 0], expected the lowest grey first; correct it'],
    [[1, 1], 'option range: found [1, 1], expected the lowest grey first; correct it'],
    [[0, 256], 'mnist.range[1]: found 256, expected an integer from 0 to 255'],
    [[-1, 255], 'mnist.range[0]: found -1, expected an integer from 0 to 255'],
    [[0, 0.5], 'mnist.range[1]: found 0.5, expected an integer from 0 to 255'],
    [[0, Number.NaN], 'mnist.range[1]: found NaN, expected an integer from 0 to 255'],
    [[0], 'mnist.range: found an array of 1, expected "auto" or [low, high] such as [0, 16]'],
  ])('refuses %j', (range, message) => {
    const given = { folder: folderWith(), classes, range: range as [number, number] };
    expect(() => mnist(given)).toThrow(new InputError(message));
  });

  const few = greys([0, 1, 2, 3, 4, 16], [5, 200, 7, 8]);
  describe('contract', () => {
    for (const check of datasetContract(plugin, { folder: few, classes })) it(check.name, check.run);
  });
});

describe('option transpose', () => {
  it('exchanges rows and columns, of images that are not square, too', () => {
    const folder = folderWith({
      'train-images-idx3-ubyte': idx(
        [3, 2, 3],
        [1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16, 0, 0, 0, 0, 0, 255],
      ),
      't10k-images-idx3-ubyte': idx([2, 2, 3], [21, 22, 23, 24, 25, 26, 0, 0, 0, 0, 0, 9]),
    });
    const { train, test } = mnist({ folder, classes, transpose: true, train: 2 });
    expect([train.shape, test.shape]).toEqual([
      [3, 2],
      [3, 2],
    ]);
    expect([...train.values]).toEqual([1, 4, 2, 5, 3, 6, 11, 14, 12, 15, 13, 16]);
    expect([...test.values]).toEqual([21, 24, 22, 25, 23, 26, 0, 0, 0, 0, 0, 9]);
    expect(mnist({ folder, classes }).train.shape).toEqual([2, 3]);
  });

  it('twice gives the images again', () => {
    const lengths = fc.tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
    );
    fc.assert(
      fc.property(lengths, ([samples, rows, columns]) => {
        const values = Uint8Array.from({ length: samples * rows * columns }, (_, index) => index);
        const turned = transposeImages(values, rows, columns);
        expect(transposeImages(turned, columns, rows)).toEqual(values);
        expect(turned[(columns - 1) * rows]).toBe(values[columns - 1]);
      }),
    );
  });

  it("is named in a note for EMNIST's files", () => {
    const folder = make(
      Object.fromEntries(Object.entries(sound).map(([name, bytes]) => [`emnist-letters-${name}`, bytes])),
    );
    const notesFor = (transpose: boolean) =>
      mnist({ folder, classes, prefix: 'emnist-letters', transpose }).provenance?.notes;
    expect(notesFor(false)).toEqual([
      "EMNIST's files have rows and columns exchanged; option transpose turns the images upright",
    ]);
    expect(notesFor(true)).toBeUndefined();
  });
});

it.each<[object, string]>([
  [{ trian: 5 }, 'mnist: found an unknown option "trian"; did you mean "train"?'],
  [{ train: 2.5 }, 'mnist.train: found 2.5, expected "all" or an integer of at least 1'],
  [{ test: 0 }, 'mnist.test: found 0, expected "all" or an integer of at least 1'],
  [{ classes: ['a'] }, 'mnist.classes: found an array of 1, expected an array of 2 to 256 without repeats'],
  [
    { classes: ['a', 'a'] },
    'mnist.classes: found an array of 2, expected an array of 2 to 256 without repeats',
  ],
  [{ folder: '' }, 'mnist.folder: found "", expected a text that is not empty or null'],
])('options %j are refused', (given, message) => {
  expect(() => mnist(given)).toThrow(new InputError(message));
});
