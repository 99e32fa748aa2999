import { join } from 'node:path';
import { type DataSource, InputError } from '@s4nn/core';
import { readInput, sourceOf } from '@s4nn/files';
import { type NamedArray, readNpz, shown } from '@s4nn/npy';
import type { ReadDataset } from '../read-dataset.js';
import { type NpzFiles, type NpzPart, npzParts } from './find-npz.js';
import { imagesOf, labelsOf } from './npz-arrays.js';

/** What the arrays are called: in Keras' files, in those of MedMNIST, and in others. */
const names: Readonly<Record<NpzPart, readonly string[]>> = {
  'train-imgs': ['x_train', 'train_images', 'train_x'],
  'train-labels': ['y_train', 'train_labels', 'train_y'],
  'test-imgs': ['x_test', 'test_images', 'test_x'],
  'test-labels': ['y_test', 'test_labels', 'test_y'],
};

/**
 * Reads a dataset of NumPy arrays: one .npz file with x_train, y_train, x_test and y_test, or four files of one array each.
 * @throws InputError naming the file and the array, what was found and what was expected.
 */
export function readNpzDataset(folder: string, files: NpzFiles): ReadDataset {
  const sources: DataSource[] = [];
  const notes: string[] = [];
  const read = (name: string): readonly NamedArray[] => {
    const path = join(folder, name);
    const bytes = readInput(path, 'an .npz file');
    sources.push(sourceOf(name, bytes));
    return readNpz(bytes, path);
  };
  const arrays = typeof files === 'string' ? read(files) : null;
  const array = (part: NpzPart): [NamedArray, string] => {
    if (typeof files !== 'string') return theOnly(read(files[part]), join(folder, files[part]));
    return named(arrays!, names[part], join(folder, files));
  };
  const [trainImages, trainLabels, testImages, testLabels] = npzParts.map(array);
  const rest = (arrays ?? []).filter(({ name }) => !Object.values(names).flat().includes(name));
  if (rest.length > 0) {
    const list = rest.map(({ name }) => shown(name)).join(', ');
    notes.push(
      `${sources[0]!.name} also holds ${list}, passed over: only its training and test arrays are read`,
    );
  }
  return {
    train: { images: imagesOf(...trainImages!), labels: labelsOf(...trainLabels!) },
    test: { images: imagesOf(...testImages!), labels: labelsOf(...testLabels!) },
    sources,
    notes,
  };
}

function theOnly(arrays: readonly NamedArray[], file: string): [NamedArray, string] {
  const [first] = arrays;
  if (first && arrays.length === 1) return [first, `${file}[${shown(first.name)}]`];
  throw new InputError(`${file}: found ${listText(arrays)}, expected one array; save it alone`);
}

function named(arrays: readonly NamedArray[], wanted: readonly string[], file: string): [NamedArray, string] {
  const found = arrays.find(({ name }) => wanted.includes(name));
  if (found) return [found, `${file}[${found.name}]`];
  const cure = 'write it with numpy.savez(file, x_train=…, y_train=…, x_test=…, y_test=…)';
  throw new InputError(`${file}: found ${listText(arrays)}, expected an array ${wanted[0]}; ${cure}`);
}

const listText = (arrays: readonly NamedArray[]): string => {
  const list = arrays.slice(0, 10).map(({ name }) => shown(name));
  if (arrays.length === 0) return 'no arrays';
  return `the arrays ${[...list, ...(arrays.length > 10 ? ['…'] : [])].join(', ')}`;
};
