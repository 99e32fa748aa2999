import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Dataset, InputError, labels } from '@s4nn/core';
import { afterEach, describe, expect, it } from 'vitest';
import { imageFolder } from './index.js';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const grey = (value: number, width = 1) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="1"><rect width="${width}" height="1" fill="rgb(${value},${value},${value})"/></svg>`;

/** A folder of images by path: a number is an image of that grey. */
function folderOf(files: Record<string, number | string>): string {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-parts-'));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'number' ? grey(content) : content);
  }
  return folder;
}

const three = {
  ...{ 'train/ants/1.svg': 1, 'train/bees/1.svg': 2 },
  ...{ 'val/ants/1.svg': 3, 'val/bees/1.svg': 4, 'val/bees/2.svg': 5 },
  ...{ 'test/ants/1.svg': 6, 'test/bees/1.svg': 7 },
};
const without = (part: string) =>
  Object.fromEntries(Object.entries(three).filter(([path]) => !path.startsWith(part)));
const renamed = (from: string, to: string) =>
  Object.fromEntries(
    Object.entries(three).map(([path, value]) => [path.replace(`${from}/`, `${to}/`), value]),
  );
const valuesOf = ({ train, test }: Dataset) => [[...train.values], [...test.values]];

describe('parts', () => {
  it('train, val and test: images of val are training samples, and this is said', async () => {
    const dataset = await imageFolder({ folder: folderOf(three) });
    expect(dataset.classes).toEqual(['ants', 'bees']);
    expect(valuesOf(dataset)).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7],
    ]);
    expect(dataset.train.labels).toEqual(labels([0, 1, 0, 1, 1]));
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(dataset.provenance).toEqual({
      sources: [
        { name: 'train', files: 2, sha256 },
        { name: 'val', files: 3, sha256 },
        { name: 'test', files: 2, sha256 },
      ],
      range: 'unsigned bytes',
      notes: [
        'the images of val belong to the training samples, of which /training/validation holds some back; move the folder away to leave them out',
      ],
    });
  });

  it('train and val: val is the test, and this is said', async () => {
    const dataset = await imageFolder({ folder: folderOf(without('test')) });
    expect(valuesOf(dataset)).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    expect(dataset.provenance!.notes).toEqual(['val is the test, as there is no folder test']);
  });

  it.each([
    ['train', 'Training'],
    ['train', 'TRAIN'],
    ['test', 'testing'],
    ['test', 'Test'],
    ['val', 'valid'],
    ['val', 'Validation'],
  ])('%s may be called %s', async (from, to) => {
    const dataset = await imageFolder({ folder: folderOf(renamed(from, to)) });
    expect(valuesOf(dataset)).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7],
    ]);
  });

  it('say what lies beside them, and what was passed over in each', async () => {
    const folder = folderOf({
      ...without('val'),
      ...{ 'README.md': 'x', 'unlabelled/1.svg': 1, 'train/ants/1.bmp': 'x', 'test/bees/2.svg': '' },
    });
    const { provenance } = await imageFolder({ folder, bad: 'skip' });
    expect(provenance!.passedOver).toBe(3);
    expect(provenance!.notes).toEqual([
      'passed over what lies beside the folders of the split: unlabelled/, README.md',
      expect.stringMatching(/^train: passed over 1 file of class ants: 1 × \.bmp; .+ convert \.bmp/),
      'test: left out 1 image that cannot be read (an empty file: bees/2.svg); "bad": "refuse" stops instead',
    ]);
  });

  it('with names written in two ways are the same classes', async () => {
    const folder = folderOf({
      ...{ 'train/Ko\u0308ln/1.svg': 1, 'train/b/1.svg': 2, 'test/K\u00f6ln/1.svg': 3, 'test/b/1.svg': 4 },
    });
    const { classes, test } = await imageFolder({ folder });
    expect([classes, [...test.values]]).toEqual([
      ['K\u00f6ln', 'b'],
      [3, 4],
    ]);
  });
});

describe('images of the test', () => {
  const notesOf = async (files: Record<string, number | string>, options: object = {}) =>
    (await imageFolder({ folder: folderOf(files), ...options })).provenance!.notes;

  it('that are training or validation images, too, are said', async () => {
    expect(
      await notesOf({ ...three, 'test/ants/1.svg': 1, 'test/bees/1.svg': 4, 'test/bees/2.svg': 9 }),
    ).toEqual([
      expect.stringContaining('the images of val'),
      '2 of 3 test images are also training images, byte by byte: test/ants/1.svg = train/ants/1.svg, test/bees/1.svg = val/bees/1.svg; remove the copies from one of the folders, as the test is easier than one on new images',
    ]);
    expect(await notesOf({ ...without('val'), 'test/ants/1.svg': 2 })).toEqual([
      expect.stringContaining(
        '1 of 2 test images is also a training image, byte by byte: test/ants/1.svg = train/bees/1.svg;',
      ),
    ]);
  });

  it('that are training images, too, are said where the folder is split', async () => {
    const names = ['1', '2', '3', '4', '5', '6'];
    const files = (value: (name: number) => number) =>
      Object.fromEntries(
        names.flatMap((name) => [
          [`a/${name}.svg`, value(Number(name))],
          [`b/${name}.svg`, 100 + value(Number(name))],
        ]),
      );
    const twice = files((name) => Math.ceil(name / 2));
    const dataset = await imageFolder({ folder: folderOf(twice), train: 4 });
    const learned = new Set(dataset.train.values);
    const known = dataset.test.values.filter((value) => learned.has(value)).length;
    expect(known).toBeGreaterThan(0);
    expect(dataset.provenance!.notes).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${known} of 4 test images (is|are) also .*training images?, byte by byte: [ab]/\\d\\.svg = [ab]/\\d\\.svg.*; remove the copies from the folder, `,
        ),
      ),
    ]);
    for (const [, a, b] of dataset.provenance!.notes![0]!.matchAll(/([ab]\/\d\.svg) = ([ab]\/\d\.svg)/g)) {
      expect([a, twice[a!]]).toEqual([a, twice[b!]]);
    }
    expect(
      await notesOf(
        files((name) => name),
        { train: 4 },
      ),
    ).toEqual([]);
  });
});

it('options that have no effect on a folder that is split already are said', async () => {
  const files = without('val');
  const end =
    'no effect, as the folder is split already; name its folder of training images in the option folder to split that';
  for (const [options, notes] of [
    [{}, []],
    [{ train: 0.8, seed: 1 }, []],
    [{ train: 0.5 }, [`the option train has ${end}`]],
    [{ seed: 2 }, [`the option seed has ${end}`]],
    [{ train: 5, seed: 7 }, [`the options train and seed have ${end}`]],
  ] as const) {
    expect((await imageFolder({ folder: folderOf(files), ...options })).provenance!.notes).toEqual(notes);
  }
});

describe('parts are refused', () => {
  const refused = async (files: Record<string, number | string>, message: (folder: string) => string) => {
    const folder = folderOf(files);
    await expect(imageFolder({ folder })).rejects.toThrow(new InputError(message(folder)));
    return folder;
  };

  it('whose classes differ', async () => {
    const folder = await refused(
      { ...three, 'val/birds/1.svg': 1 },
      (at) =>
        `${at}/val: found the folders ants, bees, birds, expected those of ${at}/train: ants, bees; name those to read in the option classes`,
    );
    const { train } = await imageFolder({ folder, classes: ['bees', 'ants'] });
    expect([...train.values]).toEqual([2, 1, 4, 5, 3]);
  });

  it('whose images differ in size', async () => {
    const wide = { 'test/ants/1.svg': grey(1, 3), 'test/bees/1.svg': grey(1, 3) };
    const folder = await refused(
      { ...three, ...wide },
      (at) => `${at}/test: found images of 1 × 3, expected 1 × 1 as in ${at}/train; set "size"`,
    );
    expect((await imageFolder({ folder, size: [1, 1] })).test.shape).toEqual([1, 1]);
  });

  it('where there are two of one kind', async () => {
    await refused(
      { ...three, 'Training/ants/1.svg': 1 },
      (at) => `${at}: found both Training and train, expected one of them; rename one`,
    );
  });

  it.each([
    ['training_set', 'test_set'],
    ['train', 'test1'],
    ['train2017', 'val2017'],
    ['seg_train', 'seg_test'],
    ['TrainImages', 'TestImages'],
    ['trainset', 'testset'],
    ['train', 'dev'],
    ['test', 'val'],
  ])('where folders %s and %s only look like them, unless they are named as classes', async (a, b) => {
    const files = { [`${a}/1.svg`]: 1, [`${a}/2.svg`]: 2, [`${b}/1.svg`]: 3, [`${b}/2.svg`]: 4 };
    const folder = await refused(
      files,
      (at) =>
        `${at}: found folders that look like parts of a dataset (${[a, b].sort().join(', ')}), expected one folder for each class, or train and test with such folders; rename them, or name them in the option classes if they are classes`,
    );
    expect((await imageFolder({ folder, classes: [a, b], train: 1 })).classes).toEqual([a, b]);
  });

  it.each([
    ['strain', 'plane'],
    ['testimony', 'flask'],
    ['constructor', 'toString'],
  ])('but not %s and %s, which may be classes', async (a, b) => {
    const folder = folderOf({ [`${a}/1.svg`]: 1, [`${a}/2.svg`]: 2, [`${b}/1.svg`]: 3, [`${b}/2.svg`]: 4 });
    expect((await imageFolder({ folder, train: 1 })).classes).toEqual([a, b].sort());
  });

  it('where the test is a link to the training images', async () => {
    const folder = folderOf(without('test'));
    symlinkSync('train', join(folder, 'test'));
    await expect(imageFolder({ folder })).rejects.toThrow(
      new InputError(
        `${folder}/test: found a link to ${folder}/train, expected other images; remove the link`,
      ),
    );
  });

  it('where the images of the test have no labels', async () => {
    await refused(
      { ...without('test'), 'test/1.svg': 1, 'test/2.svg': 2 },
      (at) =>
        `${at}/test: found files (2) and no folders, expected one folder for each class; if they have no labels, name ${at}/train in the option folder, and a share of each class is held back for the test`,
    );
  });
});
