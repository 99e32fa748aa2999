import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Dataset, InputError, labels } from '@s4nn/core';
import { datasetContract } from '@s4nn/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import plugin, { imageFolder } from './index.js';

const root = mkdtempSync(join(tmpdir(), 's4nn-folder-'));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;

/** An SVG of one grey: an image that needs no encoder to write. */
const grey = (value: number, width = 2, height = 2): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="rgb(${value},${value},${value})"/></svg>`;

/** A folder of images of one grey each, by path. */
function folderOf(images: Record<string, string>): string {
  const folder = join(root, `${folders++}`);
  for (const [path, content] of Object.entries(images)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const six = {
  'dog/1.svg': grey(10),
  'dog/2.svg': grey(20),
  'dog/3.svg': grey(30),
  'cat/1.svg': grey(110),
  'cat/2.svg': grey(120),
  'cat/3.svg': grey(130),
};
const apart = {
  'train/cat/1.svg': grey(110),
  'train/dog/1.svg': grey(10),
  'test/cat/2.svg': grey(120),
  'test/dog/2.svg': grey(20),
};
const create = async (options: object, folder: string): Promise<Dataset> =>
  plugin.create(
    {
      classes: null,
      size: null,
      fit: 'fill',
      filter: 'lanczos3',
      color: 'grey',
      background: 'black',
      nested: true,
      bad: 'refuse',
      train: 0.8,
      seed: 1,
      ...options,
    } as never,
    { folder },
  ) as Promise<Dataset>;
/** The first value of each sample. */
const firsts = ({ values, shape }: Dataset['train']): number[] =>
  [...values].filter((_, index) => index % (shape[0]! * shape[1]!) === 0);

describe('a folder of images', () => {
  it('is split by seed where it is not split already', async () => {
    const { classes, train, test } = await imageFolder({ folder: folderOf(six), train: 2 });
    expect(classes).toEqual(['cat', 'dog']);
    expect([train.shape, train.range]).toEqual([
      [2, 2],
      [0, 255],
    ]);
    expect(firsts(test).map((value) => (value > 100 ? 0 : 1))).toEqual([0, 1]);
    expect([...firsts(train), ...firsts(test)].sort((a, b) => a - b)).toEqual([10, 20, 30, 110, 120, 130]);
    firsts(train).forEach((value, index) => {
      expect(train.labels[index]).toBe(value > 100 ? 0 : 1);
    });
  });

  it('keeps the split of train and test', async () => {
    const { classes, train, test } = await imageFolder({ folder: folderOf(apart) });
    expect(classes).toEqual(['cat', 'dog']);
    expect([firsts(train), train.labels]).toEqual([[110, 10], labels([0, 1])]);
    expect([firsts(test), test.labels]).toEqual([[120, 20], labels([0, 1])]);
  });

  it('may be read in part, in the order of the classes asked for', async () => {
    const { classes, train } = await imageFolder({ folder: folderOf(apart), classes: ['dog', 'cat'] });
    expect([classes, firsts(train)]).toEqual([
      ['dog', 'cat'],
      [10, 110],
    ]);
  });

  it('counts from the folder of the config, or is absolute', async () => {
    const folder = folderOf(six);
    const expected = await create({ folder }, '/nowhere');
    expect(await create({ folder: relative(root, folder) }, root)).toEqual(expected);
    await expect(create({ folder: '../none' }, join(root, 'configs'))).rejects.toThrow(
      new InputError(
        `option folder: found no folder ${join(root, 'none')}, expected one with a folder of images per class; correct it (relative ones start at the config)`,
      ),
    );
  });

  it('says where it is from', async () => {
    const { provenance } = await imageFolder({ folder: folderOf({ ...six, 'cat/more/4.svg': grey(1) }) });
    expect(provenance).toEqual({
      sources: [{ name: String(folders - 1), files: 7, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      range: 'unsigned bytes',
      notes: ['1 of 4 images of class cat lie in folders below (more); "nested": false leaves them out'],
    });
  });

  it('passes its options on', async () => {
    const folder = folderOf({ ...six, 'cat/more/4.svg': grey(1), 'dog/4.svg': 'x' });
    await expect(create({ folder }, '/')).rejects.toThrow(`${folder}/dog/4.svg: found no image`);
    const { train, test, provenance } = await create({ folder, nested: false, bad: 'skip' }, '/');
    expect(train.labels.length + test.labels.length).toBe(6);
    expect(provenance!.passedOver).toBe(2);
    const clear = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>';
    const transparent = folderOf({ 'a/1.svg': clear, 'a/2.svg': clear, 'b/1.svg': clear, 'b/2.svg': clear });
    const over = await create({ folder: transparent, background: 'white', train: 1 }, '/');
    expect([...over.train.values]).toEqual(Array(8).fill(255));
  });

  it('of one class is refused', async () => {
    const flat = folderOf({
      'train/cat.0.svg': grey(1),
      'train/cat.1.svg': grey(1),
      'train/dog.0.svg': grey(1),
      'train/dog.1.svg': grey(1),
    });
    await expect(imageFolder({ folder: flat })).rejects.toThrow(
      `${flat}: found one folder, train, with 4 images, expected at least two folders, one for each class, with its images; the names suggest the classes cat, dog: `,
    );
    const wrapped = folderOf({ 'pets/a/1.svg': grey(1), 'pets/b/1.svg': grey(1) });
    await expect(imageFolder({ folder: wrapped })).rejects.toThrow(`; did you mean ${wrapped}/pets?`);
    const parts = folderOf({ 'train/a/1.svg': grey(1), 'test/a/1.svg': grey(1) });
    await expect(imageFolder({ folder: parts })).rejects.toThrow(
      `${parts}/train: found one folder, a, with 1 image`,
    );
  });

  it.each<[object, string]>([
    [{ clases: [] }, 'imageFolder: found an unknown option "clases"; did you mean "classes"?'],
    [
      { classes: [] },
      'imageFolder.classes: found an empty array, expected an array of at least 2 without repeats or null',
    ],
    [
      { size: [28] },
      'imageFolder.size: found an array of 1, expected [rows, columns] such as [16, 16] or null',
    ],
    [{ size: [28, 0] }, 'imageFolder.size[1]: found 0, expected an integer from 1 to 16384'],
    [{ seed: 0.5 }, 'imageFolder.seed: found 0.5, expected an integer from 0 to 9007199254740991'],
    [{ nested: 'no' }, 'imageFolder.nested: found "no", expected true or false'],
  ])('with options %j is refused', async (given, message) => {
    await expect(imageFolder({ folder: folderOf(six), ...given })).rejects.toThrow(new InputError(message));
  });

  beforeAll(() => {
    for (const [path, content] of Object.entries(six)) {
      mkdirSync(join(root, 'contract', path, '..'), { recursive: true });
      writeFileSync(join(root, 'contract', path), content);
    }
  });
  describe('contract', () => {
    for (const check of datasetContract(plugin, { folder: 'contract' }, { folder: root }))
      it(check.name, check.run);
  });
});
