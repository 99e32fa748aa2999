import { InputError } from '@s4nn/core';
import { composed, listed } from '../names.js';

/** Rows and columns of an image. */
export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** The error for images of several sizes: how many there are of each, most first, with an example. */
export function sizesError(
  folder: string,
  names: readonly string[],
  known: readonly (Size | null)[],
): InputError {
  const sizes = new Map<string, { count: number; example: string; option: string }>();
  known.forEach((image, index) => {
    if (!image) return;
    const size = `${image.rows} × ${image.columns}`;
    const option = `[${image.rows}, ${image.columns}]`;
    const entry = sizes.get(size) ?? { count: 0, example: composed(names[index]!), option };
    sizes.set(size, { ...entry, count: entry.count + 1 });
  });
  const most = [...sizes].sort((a, b) => b[1].count - a[1].count);
  const texts = most.map(([size, { count, example }]) => `${count} of ${size} (${example})`);
  return new InputError(
    `${folder}: found images of ${sizes.size} sizes: ${listed(texts, 5)}, expected one size; set "size", e.g. to ${most[0]![1].option}`,
  );
}
