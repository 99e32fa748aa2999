import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dataset, InputError } from '@s4nn/core';
import { datasetContract } from '@s4nn/core/testing';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import plugin, { caltech } from './index.js';
import { locate } from './locate.js';

const root = mkdtempSync(join(tmpdir(), 's4nn-caltech-'));
afterAll(() => rmSync(root, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const defaults = {
  path: null,
  faces: 'Faces',
  categories: null,
  size: [160, 250],
  fit: 'fill',
  filter: 'lanczos3',
  color: 'grey',
  background: 'black',
  nested: true,
  bad: 'refuse',
  train: 200,
  seed: 1,
};
const create = (options: object, folder = '/'): Promise<Dataset> =>
  (async () => plugin.create({ ...defaults, ...options } as never, { folder }))() as Promise<Dataset>;

/** A small one of the same layout, in a folder of data. */
function smallIn(data: string): string {
  for (const [category, value] of Object.entries({ Faces: 200, Faces_easy: 150, Motorbikes: 50, ant: 20 })) {
    const folder = join(data, 'caltech101/101_ObjectCategories', category);
    mkdirSync(folder, { recursive: true });
    for (let image = 1; image <= 4; image++) {
      const fill = `fill="rgb(${value},${value},${value + image})"`;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"><rect width="9" height="6" ${fill}/></svg>`;
      writeFileSync(join(folder, `image_000${image}.svg`), svg);
    }
  }
  return join(data, 'caltech101');
}

describe('Caltech-101', () => {
  it('is found at option path, in S4NN_DATA, or in data beside the config or above it', () => {
    const [first, second] = [join(root, 'first'), join(root, 'second')];
    const found = (data: string) => join(smallIn(data), '101_ObjectCategories');
    const one = found(join(first, 'data'));
    vi.stubEnv('S4NN_DATA', undefined);
    expect(locate(null, join(first, 'configs/paper'))).toBe(one);
    expect(locate(null, first)).toBe(one);
    vi.stubEnv('S4NN_DATA', second);
    expect(locate(null, first)).toBe(one);
    const two = found(second);
    expect(locate(null, first)).toBe(two);
    expect(locate('../data/caltech101', join(first, 'configs'))).toBe(one);
    expect(locate(one, '/')).toBe(one);
  });

  it('that is not there says how to get it', () => {
    vi.stubEnv('S4NN_DATA', undefined);
    const folder = mkdtempSync(join(root, 'empty-'));
    expect(() => locate(null, folder)).toThrow(InputError);
    expect(() => locate(null, folder)).toThrow(
      /^found no folder 101_ObjectCategories in .+\/data\/caltech101, .+; run `s4nn data get caltech101`, or download caltech-101\.zip from /,
    );
    expect(() => locate('x', folder)).toThrow(
      new InputError(`found no folder 101_ObjectCategories in ${folder}/x; correct option path`),
    );
  });

  it('is faces against motorbikes, or any categories', async () => {
    const path = smallIn(join(root, 'small'));
    const faces = await create({ path, train: 3 });
    expect([faces.classes, faces.train.shape]).toEqual([
      ['Faces', 'Motorbikes'],
      [160, 250],
    ]);
    expect([faces.train.labels.length, faces.test.labels.length]).toEqual([6, 2]);
    // In the middle: the edges of a drawing that is scaled up are blurred.
    expect(faces.test.values[80 * 250 + 125]).toBe(200);
    const easy = await create({ path, train: 3, faces: 'Faces_easy', size: [2, 3] });
    expect([easy.classes, easy.train.shape]).toEqual([
      ['Faces_easy', 'Motorbikes'],
      [2, 3],
    ]);
    const three = await create({ path, train: 3, categories: ['ant', 'Faces', 'Motorbikes'], color: 'rgb' });
    expect([three.classes.length, three.train.shape]).toEqual([3, [160, 250, 3]]);
    expect(faces.provenance).toEqual({
      sources: [{ name: '101_ObjectCategories', files: 8, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      range: 'unsigned bytes',
      notes: [],
    });
    const folder = join(path, '101_ObjectCategories');
    await expect(caltech({ folder, categories: ['ant'] })).rejects.toThrow(
      new InputError(
        'caltech.categories: found an array of 1, expected an array of at least 2 without repeats or null',
      ),
    );
    await expect(caltech({ folder, categoriez: [] } as never)).rejects.toThrow(
      new InputError('caltech: found an unknown option "categoriez"; did you mean "categories"?'),
    );
    for (const wrong of ['path', 'faces']) {
      await expect(caltech({ folder, [wrong]: 'Faces_easy' })).rejects.toThrow(
        `caltech: found an unknown option "${wrong}"`,
      );
    }
    await expect(caltech({} as never)).rejects.toThrow(
      new InputError('caltech.folder: found undefined, expected a text that is not empty'),
    );
    const { classes } = await caltech({ folder, categories: null, train: 3 });
    expect(classes).toEqual(['Faces', 'Motorbikes']);
    await expect(caltech({ folder, train: 2.5 })).rejects.toThrow(
      new InputError(
        'caltech.train: found 2.5, expected an integer of at least 1 or a number greater than 0 and less than 1',
      ),
    );
    await expect(create({ path, categories: ['ant', 'bee'] })).rejects.toThrow(
      /101_ObjectCategories: found no folder bee, expected one of Faces, Faces_easy, Motorbikes, ant$/,
    );
    await expect(create({ path, faces: 'Faces_easy', categories: ['ant', 'Faces'] })).rejects.toThrow(
      new InputError('options faces and categories: found both, expected one; name Faces_easy in categories'),
    );
  });

  it('names all images that cannot be read, or leaves them out', async () => {
    const path = smallIn(join(root, 'damaged'));
    const folder = join(path, '101_ObjectCategories');
    for (const image of ['image_0001.svg', 'image_0003.svg']) writeFileSync(join(folder, 'Faces', image), '');
    await expect(create({ path, train: 1 })).rejects.toThrow(
      `${folder}: found 2 images that cannot be read, expected none (an empty file: Faces/image_0001.svg, Faces/image_0003.svg); `,
    );
    const { train, test, provenance } = await create({ path, train: 1, bad: 'skip', size: [2, 2] });
    expect([train.labels.length, test.labels.length, provenance!.passedOver]).toEqual([2, 4, 2]);
  });

  describe('contract', () => {
    const path = smallIn(join(root, 'contract'));
    for (const check of datasetContract(plugin, { path, train: 2, size: [8, 8] })) it(check.name, check.run);
  });
});

const real = join(process.env.S4NN_DATA ?? '/nowhere', 'caltech101');
const there = existsSync(real);
describe.skipIf(!there)(
  `the real images${there ? '' : ' (skipped: S4NN_DATA names no folder with caltech101)'}`,
  () => {
    it('are 435 faces and 798 motorbikes, 200 of each to learn from', async () => {
      // Links to them, so that decoded images are kept elsewhere.
      const original = join(real, '101_ObjectCategories');
      for (const [faces, bikes] of [
        ['Faces', 798],
        // Fewer, as each takes milliseconds to decode.
        ['Faces_easy', 201],
      ] as const) {
        const path = join(root, `links to ${faces}`);
        const links = join(path, '101_ObjectCategories');
        mkdirSync(join(links, 'Motorbikes'), { recursive: true });
        symlinkSync(join(original, faces), join(links, faces));
        const all = readdirSync(join(original, 'Motorbikes')).sort();
        for (const image of faces === 'Faces' ? all : all.slice(0, bikes)) {
          symlinkSync(join(original, 'Motorbikes', image), join(links, 'Motorbikes', image));
        }
        const { train, test } = await create({ path, faces });
        const counts = [train, test].map(({ labels }) =>
          [0, 1].map((k) => labels.filter((label) => label === k).length),
        );
        expect(counts).toEqual([
          [200, 200],
          [235, bikes - 200],
        ]);
        expect(train.values).toHaveLength(400 * 160 * 250);
      }
    });
  },
);
