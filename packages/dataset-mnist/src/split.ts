import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, labels, type Samples } from '@s4nn/core';
import { type Idx, readIdx } from './idx.js';

/** How IDX files of this split begin: `t10k` is MNIST's name for the test split. */
export type Prefix = 'train' | 't10k';

/** The md5 of a split's two files. */
export interface Checksums {
  readonly images: string;
  readonly labels: string;
}

/**
 * Reads one split, images [samples × rows × columns] of greys 0…255 and their labels.
 * @param count number of samples, from the first.
 * @param classes number of classes; labels must be below it.
 * @throws InputError when a file is missing, damaged, or does not fit the other file.
 */
export function readSplit(
  folder: string,
  prefix: Prefix,
  count: number | 'all',
  classes: number,
  checksums?: Checksums,
): Samples {
  const images = readIdx(find(folder, `${prefix}-images`, 3), 3, checksums?.images);
  const classOf = readIdx(find(folder, `${prefix}-labels`, 1), 1, checksums?.labels);
  const [available = 0, rows = 0, columns = 0] = images.lengths;
  if (classOf.bytes.length !== available) {
    const expected = `expected ${available}, one for each image of ${images.path}`;
    throw new InputError(`${classOf.path}: found ${classOf.bytes.length} labels, ${expected}; ${together}`);
  }
  checkLabels(classOf, classes);
  const taken = count === 'all' ? available : count;
  if (taken > available) {
    const option = prefix === 'train' ? 'train' : 'test';
    const cure = `ask for at most ${available}, or for "all"`;
    throw new InputError(
      `${images.path}: found ${available} images, option ${option} expects ${taken}; ${cure}`,
    );
  }
  const end = taken * rows * columns;
  return {
    // A copy when images are left out, so that their memory is freed.
    values: taken === available ? images.bytes : images.bytes.slice(0, end),
    range: [0, 255],
    shape: [rows, columns],
    labels: labels(classOf.bytes.subarray(0, taken)),
  };
}

const together = 'copy the files of one dataset together';

function find(folder: string, name: string, dimensions: 1 | 3): string {
  const names = [`${name}-idx${dimensions}-ubyte`, `${name}.idx${dimensions}-ubyte`];
  const candidates = names.flatMap((plain) => [plain, `${plain}.gz`]);
  const found = candidates.find((candidate) => existsSync(join(folder, candidate)));
  if (found !== undefined) return join(folder, found);
  const expected = `expected one of ${candidates.join(', ')}`;
  throw new InputError(
    `${folder}: found no ${name} file, ${expected}; put it there or correct option folder`,
  );
}

function checkLabels({ path, bytes }: Idx, classes: number): void {
  const sample = bytes.findIndex((label) => label >= classes);
  if (sample === -1) return;
  const expected = `expected 0…${classes - 1} for ${classes} classes`;
  const cure = 'give one name for each class in option classes';
  throw new InputError(`${path}: found label ${bytes[sample]} of sample ${sample}, ${expected}; ${cure}`);
}
