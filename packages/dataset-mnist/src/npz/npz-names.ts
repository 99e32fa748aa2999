import { fewText, InputError } from '@s4nn/core';
import { type NamedArray, shown } from '@s4nn/npy';
import { type NpzPart, npzParts } from './find-npz.js';

/** What the arrays are called, in the order of the parts: in Keras' files, in those of MedMNIST, and in others. */
const families: readonly (readonly string[])[] = [
  ['x_train', 'y_train', 'x_test', 'y_test'],
  ['train_images', 'train_labels', 'test_images', 'test_labels'],
  ['train_x', 'train_y', 'test_x', 'test_y'],
];

/**
 * The four arrays of a file that are called as those of one dataset, never some by one convention and some by another.
 * @throws InputError if there are none, or those of two datasets.
 */
export function familyOf(arrays: readonly NamedArray[], file: string): Readonly<Record<NpzPart, NamedArray>> {
  const find = (wanted: string) => arrays.find(({ name }) => name === wanted);
  const whole = families.filter((names) => names.every(find));
  if (whole.length > 1) {
    const found = whole.map((names) => `${names[0]} … ${names[3]}`).join(' and ');
    const cure = 'save the four arrays of one of them alone';
    throw new InputError(`${file}: found ${found}, expected one dataset; ${cure}`);
  }
  const [names] = whole;
  if (names) {
    return Object.fromEntries(npzParts.map((part, k) => [part, find(names[k]!)])) as Record<
      NpzPart,
      NamedArray
    >;
  }
  const most = Math.max(...families.map((each) => each.filter(find).length));
  const nearest = families.find((each) => each.filter(find).length === most)!;
  const missing = nearest.filter((name) => !find(name)).join(', ');
  const cure = 'write it with numpy.savez(file, x_train=…, y_train=…, x_test=…, y_test=…)';
  const expected = missing.includes(',') ? `the arrays ${missing}` : `an array ${missing}`;
  throw new InputError(
    `${file}: found ${listText(arrays)}, expected ${expected}${most > 0 ? ' too' : ''}; ${cure}`,
  );
}

/** The names of arrays, of the first ten if there are more. */
export const listText = (arrays: readonly NamedArray[]): string => {
  if (arrays.length === 0) return 'no arrays';
  const names = arrays.map(({ name }) => shown(name));
  return `the arrays ${fewText(names, 10)}`;
};
