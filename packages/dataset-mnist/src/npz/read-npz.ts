import { join } from 'node:path';
import { type DataSource, InputError } from '@s4nn/core';
import { readInput, sourceOf } from '@s4nn/files';
import { type NamedArray, readNpz, shown } from '@s4nn/npy';
import type { ReadDataset } from '../read-dataset.js';
import { type NpzFiles, type NpzPart, npzParts } from './find-npz.js';
import { imagesOf, labelsOf } from './npz-arrays.js';
import { familyOf, listText } from './npz-names.js';

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
  const family = arrays && familyOf(arrays, join(folder, files as string));
  const array = (part: NpzPart): [NamedArray, string] => {
    if (typeof files !== 'string') return theOnly(read(files[part]), join(folder, files[part]));
    return [family![part], `${join(folder, files)}[${family![part].name}]`];
  };
  const [trainImages, trainLabels, testImages, testLabels] = npzParts.map(array);
  const rest = (arrays ?? []).filter((each) => !Object.values(family!).includes(each));
  if (rest.length > 0) {
    const list = rest.map(({ name }) => shown(name)).join(', ');
    const taken = Object.values(family!).map(({ name }) => name);
    notes.push(`${sources[0]!.name} also holds ${list}, passed over: only ${taken.join(', ')} are read`);
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
