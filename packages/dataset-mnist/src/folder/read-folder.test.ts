import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { InputError } from '@s4nn/core';
import { describe, expect, it } from 'vitest';
import { type Files, folders, idx, integers, renamed, sound } from '../../test/files.js';
import { readFolder } from './read-folder.js';

const { root, make } = folders();

/** What was read, in short: the greys, the labels, and the names of the sources. */
const summary = (files: Files, prefix = '', below = '') => {
  const { train, test, sources, notes } = readFolder(join(make(files), below), prefix);
  return {
    images: [train, test].map(({ images }) => [...images.values]),
    labels: [train, test].map(({ labels }) => [...labels.values]),
    names: sources.map(({ name }) => name),
    notes,
  };
};
const read = {
  images: [
    [10, 20, 30, 40, 50, 200],
    [70, 80, 90, 100],
  ],
  labels: [
    [0, 1, 2],
    [2, 1],
  ],
  notes: [],
};
const refused = (files: Files, prefix: string, message: (folder: string) => string): void => {
  const folder = make(files);
  expect(() => readFolder(folder, prefix)).toThrow(new InputError(message(folder)));
};

describe('a folder of IDX files', () => {
  const dotted = (name: string): string => name.replace('-idx', '.idx');
  const asTest = (name: string): string => name.replace('t10k', 'test');
  it.each<[string, Files, string?]>([
    ["with MNIST's names", sound],
    ['with dots in the names', renamed(dotted)],
    ['gzipped', renamed((name) => `${name}.gz`, gzipSync)],
    ['gzipped, with dots', renamed((name) => `${dotted(name)}.gz`, gzipSync)],
    ['unpacked, but still named .gz', renamed((name) => `${name}.gz`)],
    ['gzipped, but not named .gz', renamed((name) => name, gzipSync)],
    ['with test in place of t10k', renamed(asTest)],
    ['with a prefix', renamed((name) => `emnist-letters-${name}`), 'emnist-letters'],
    ['with a prefix and its dash', renamed((name) => `emnist-letters-${asTest(name)}`), 'emnist-letters-'],
    ['with a prefix and an underscore', renamed((name) => `my_${name}`), 'my_'],
    ['with files in folders of their names', renamed((name) => `${name}/${name}`)],
    ['with dotted files in folders of other names', renamed((name) => `${name}/${dotted(name)}`)],
    ['as torchvision keeps it', renamed((name) => `MNIST/raw/${name}`)],
    ['in the folder MNIST of torchvision', renamed((name) => `raw/${name}`)],
    ["as EMNIST's archive has it", renamed((name) => `gzip/emnist-mnist-${name}`), 'emnist-mnist'],
    ['zipped on a Mac', { ...renamed((name) => `data/${name}`), ...renamed((name) => `__MACOSX/${name}`) }],
  ])('is read %s', (_, files, prefix) => {
    const names = Object.keys(files).filter((name) => !name.startsWith('__MACOSX'));
    expect(summary(files, prefix)).toEqual({ ...read, names });
  });

  it('is read with labels of integers, and those of QMNIST', () => {
    const labels = (values: number[]) =>
      idx(
        [values.length, 8],
        values.flatMap((value) => integers(value, 1, 2, 3, 4, 5, 6, 7)),
        12,
      );
    const files = {
      'qmnist-train-images-idx3-ubyte.gz': gzipSync(sound['train-images-idx3-ubyte']),
      'qmnist-train-labels-idx2-int.gz': gzipSync(labels([0, 1, 2])),
      'qmnist-test-images-idx3-ubyte': sound['t10k-images-idx3-ubyte'],
      'qmnist-test-labels-idx1-int': idx([2], integers(2, 1), 12),
    };
    expect(summary(files, 'qmnist')).toEqual({ ...read, names: Object.keys(files) });
  });

  it('names its sources by their checksums, as they lie there', () => {
    const files = { ...sound, 'train-images-idx3-ubyte': gzipSync(sound['train-images-idx3-ubyte']) };
    const [first, second] = readFolder(make(files), '').sources;
    const plain = readFolder(make(sound), '').sources;
    expect(first!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(first!.sha256).not.toBe(plain[0]!.sha256);
    expect(second).toEqual(plain[1]);
  });

  it('prefers the file beside a folder of its name, as Kaggle has it', () => {
    const twice = { ...renamed(dotted), ...renamed((name) => `${name}/${name}`) };
    expect(summary(twice)).toEqual({ ...read, names: Object.keys(renamed(dotted)) });
    const other = idx([3, 1, 2], [10, 20, 30, 40, 50, 201]);
    expect(summary({ ...twice, 'train-images-idx3-ubyte/train-images-idx3-ubyte': other })).toEqual({
      ...read,
      names: Object.keys(renamed(dotted)),
      notes: [
        'train-images.idx3-ubyte was read and train-images-idx3-ubyte/train-images-idx3-ubyte passed over, though they ' +
          'differ; keep one of them in the folder that option folder names',
      ],
    });
  });

  it('prefers plain files to gzipped ones, and says where they differ or cannot be read', () => {
    const both = { ...sound, ...renamed((name) => `${name}.gz`, gzipSync) };
    expect(summary(both)).toEqual({ ...read, names: Object.keys(sound) });
    const dots = { ...renamed(dotted), ...renamed((name) => `${name}.gz`, gzipSync) };
    expect(summary(dots).names).toEqual(Object.keys(renamed(dotted)));
    const reshaped = gzipSync(idx([3, 2, 1], [10, 20, 30, 40, 50, 200]));
    const damaged = gzipSync(sound['t10k-labels-idx1-ubyte']).subarray(0, 20);
    const { notes } = summary({
      ...both,
      'train-images-idx3-ubyte.gz': reshaped,
      't10k-labels-idx1-ubyte.gz': damaged,
    });
    expect(notes).toEqual([
      expect.stringMatching(/^train-images-idx3-ubyte was read and .+[.]gz passed over, though they differ;/),
      expect.stringMatching(
        /^t10k-labels-idx1-ubyte was read and .+[.]gz passed over, as it cannot be read;/,
      ),
    ]);
  });

  it('reads t10k if test is there, too, and says where they differ', () => {
    const both = { ...sound, ...renamed(asTest) };
    expect(summary(both)).toEqual({ ...read, names: Object.keys(sound) });
    const { names, notes } = summary({ ...both, 'test-labels-idx1-ubyte': idx([2], [0, 0]) });
    expect(names).toEqual(Object.keys(sound));
    expect(notes).toEqual([
      expect.stringContaining('t10k-labels-idx1-ubyte was read and test-labels-idx1-ubyte passed over'),
    ]);
  });

  it('takes images and labels of one name, t10k or test', () => {
    const files = { ...sound, ...renamed(asTest), 't10k-labels-idx1-ubyte': undefined };
    expect(summary(files).names.slice(2)).toEqual(['test-images-idx3-ubyte', 'test-labels-idx1-ubyte']);
  });

  it('follows links, to files and folders', () => {
    const [target, folder] = [make(renamed((name) => `raw/${name}`)), make({})];
    for (const name of Object.keys(sound)) symlinkSync(join(target, 'raw', name), join(folder, name));
    expect(readFolder(folder, '').sources).toHaveLength(4);
    const above = make({});
    symlinkSync(target, join(above, 'MNIST'));
    expect(readFolder(above, '').sources[0]!.name).toBe('MNIST/raw/train-images-idx3-ubyte');
  });

  it('is refused if IDX files lie in several folders below', () => {
    const files = {
      ...renamed((name) => `MNIST/raw/${name}`),
      ...renamed((name) => `FashionMNIST/raw/${name}`),
    };
    refused(
      files,
      '',
      (folder) =>
        `${folder}: found IDX files in FashionMNIST/raw, MNIST/raw, expected them in one folder; ` +
        'name one in option folder, or copy the files of one dataset together',
    );
    const { names } = summary({ ...renamed((name) => `MNIST/${name}`), ...renamed((name) => `a/b/${name}`) });
    expect(names[0]).toBe('MNIST/train-images-idx3-ubyte');
  });
});

describe('a folder that lacks a file', () => {
  const train = 'train-images-idx3-ubyte (also .idx3-ubyte, each with or without .gz)';
  const testLabels =
    't10k-labels-idx1-ubyte (also .idx1-ubyte, -idx2-int, .idx2-int, -idx1-int, .idx1-int, each with or without .gz)';
  const three = 't10k-images-idx3-ubyte, train-images-idx3-ubyte, train-labels-idx1-ubyte';
  it.each<[string, Files, string, string]>([
    [
      'says what is there',
      { ...sound, 't10k-labels-idx1-ubyte': undefined },
      '',
      `found no t10k-labels file among 3 entries (${three}), expected ${testLabels}; put it there or correct option folder`,
    ],
    [
      'asks for both of its names',
      {
        'train-images-idx3-ubyte': sound['train-images-idx3-ubyte'],
        'train-labels-idx1-ubyte': sound['train-labels-idx1-ubyte'],
      },
      '',
      'found no t10k-images or test-images file among 2 entries (train-images-idx3-ubyte, train-labels-idx1-ubyte), ' +
        'expected t10k-images-idx3-ubyte or test-images-idx3-ubyte (also .idx3-ubyte, each with or without .gz); ' +
        'put it there or correct option folder',
    ],
    [
      'is empty',
      {},
      '',
      `found no train-images file among 0 entries, expected ${train}; put it there or correct option folder`,
    ],
    [
      'has one with a prefix',
      renamed((name) => `qmnist-${name}`),
      '',
      `found no train-images file among 4 entries (qmnist-t10k-images-idx3-ubyte, qmnist-t10k-labels-idx1-ubyte, ` +
        `qmnist-train-images-idx3-ubyte, qmnist-train-labels-idx1-ubyte), expected ${train}; give option prefix "qmnist"`,
    ],
    [
      'has one with another prefix',
      { 'emnist-letters-train-images-idx3-ubyte.gz': gzipSync(sound['train-images-idx3-ubyte']) },
      'emnist-leters',
      `found no emnist-leters-train-images file among 1 entry (emnist-letters-train-images-idx3-ubyte.gz), expected ` +
        `emnist-leters-${train}; give option prefix "emnist-letters"`,
    ],
    [
      'has one with a mistyped name',
      {
        ...sound,
        't10k-labels-idx1-ubyte': undefined,
        'T10k-labels.idx1.ubyte': sound['t10k-labels-idx1-ubyte'],
      },
      '',
      `found no t10k-labels file among 4 entries (T10k-labels.idx1.ubyte, ${three}), expected ${testLabels}; ` +
        'if T10k-labels.idx1.ubyte is that file, rename it',
    ],
    [
      'has many other files, folders and no prefix like that',
      {
        ...Object.fromEntries(
          Array.from({ length: 11 }, (_, index) => [`${index}.png`, sound['train-images-idx3-ubyte']]),
        ),
        'a/b.png': sound['train-images-idx3-ubyte'],
      },
      'x',
      'found no x-train-images file among 12 entries (0.png, 1.png, 10.png, 2.png, 3.png, 4.png, 5.png, 6.png, 7.png, ' +
        `8.png, …), expected x-${train}; put it there or correct option prefix`,
    ],
  ])('%s', (_, files, prefix, message) => refused(files, prefix, (folder) => `${folder}: ${message}`));

  it('tells of links to nothing, and of folders', () => {
    const folder = make({ ...sound, 'train-images-idx3-ubyte': undefined });
    symlinkSync('/no/such/place', join(folder, 'train-images-idx3-ubyte'));
    mkdirSync(join(folder, 'train-images.idx3-ubyte'));
    expect(() => readFolder(folder, '')).toThrow(
      'train-images-idx3-ubyte (a link to nothing), train-images.idx3-ubyte/, train-labels-idx1-ubyte), expected train-',
    );
  });
});

describe('something that is no folder', () => {
  it.each<[string, Uint8Array, string]>([
    [
      'train-images-idx3-ubyte',
      sound['train-images-idx3-ubyte'],
      'found a file, PATH, EXPECTED; name the folder that it lies in',
    ],
    [
      'archive.zip',
      new TextEncoder().encode('PK\u0003\u0004train-images-idx3-ubyte'),
      'found a ZIP archive, PATH, EXPECTED; unpack it first, with unzip',
    ],
    ['mnist.tar.gz', gzipSync('a'), 'found gzip data, PATH, EXPECTED; unpack it first, with gunzip'],
    ['mnist', new Uint8Array(), 'found an empty file, PATH, EXPECTED; copy or download it again'],
  ])('is refused: %s', (name, content, message) => {
    const path = join(make({}), name);
    writeFileSync(path, content);
    const text = message
      .replace('PATH', path)
      .replace('EXPECTED', 'expected a folder of IDX files, or an .npz file');
    expect(() => readFolder(path, '')).toThrow(new InputError(`option folder: ${text}`));
  });

  it('is refused if nothing is there', () => {
    const path = join(root, 'none');
    expect(() => readFolder(path, '')).toThrow(
      new InputError(`${path}: found no such file, expected a folder of IDX files, or an .npz file`),
    );
  });
});
