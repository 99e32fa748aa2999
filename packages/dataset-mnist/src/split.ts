import { InputError } from '@s4nn/core';
import type { ReadSplit } from './read-dataset.js';
import { transposeImages } from './transpose-images.js';

/** What to do about files that do not fit each other. */
export const together = 'copy the files of one dataset together';

/**
 * How many samples of a split are used.
 * @param option the one that asks for them.
 * @throws InputError when there are fewer, or not one label for each image.
 */
export function countTaken(
  { images, labels }: ReadSplit,
  option: 'train' | 'test',
  count: number | 'all',
): number {
  const available = images.lengths[0]!;
  if (labels.values.length !== available) {
    const expected = `expected ${available}, one for each image of ${images.place}`;
    throw new InputError(`${labels.place}: found ${labels.values.length} labels, ${expected}; ${together}`);
  }
  if (count === 'all' || count <= available) return count === 'all' ? available : count;
  const cure = `ask for at most ${available}, or for "all"`;
  throw new InputError(
    `${images.place}: found ${available} images, option ${option} expects ${count}; ${cure}`,
  );
}

/** The greys of the first images of a split, and the shape of each. */
export function firstImages(
  { images: { values, lengths } }: ReadSplit,
  taken: number,
  transpose: boolean,
): { readonly values: Uint8Array; readonly shape: readonly [number, number] } {
  const [available = 0, rows = 0, columns = 0] = lengths;
  const end = taken * rows * columns;
  if (transpose) {
    const greys = transposeImages(values.subarray(0, end), rows, columns);
    return { values: greys, shape: [columns, rows] };
  }
  // A copy when images are left out, so that their memory is freed.
  const greys = taken === available ? values : values.slice(0, end);
  return { values: greys, shape: [rows, columns] };
}
