import { labels, type Samples } from '@s4nn/core';
import { cached } from './cache.js';
import { decodeImages } from './decode.js';
import type { Classes } from './list.js';
import type { ImageOptions } from './options.js';

/**
 * Reads all images of some classes, in their order: greys 0…255 of shape [rows, columns], or colours of shape
 * [rows, columns, 3]; label k is the k-th class.
 * @param folder holds the classes; decoded images are kept in it.
 * @throws InputError naming the file that cannot be read, or that has another size than the first one.
 */
export async function readImages(folder: string, classes: Classes, options: ImageOptions): Promise<Samples> {
  const files = [...classes.values()].flat();
  const { values, rows, columns } = await cached(folder, files, options, () => decodeImages(files, options));
  const shape = options.color === 'grey' ? [rows, columns] : [rows, columns, 3];
  const counts = [...classes.values()].map((images) => images.length);
  return {
    values,
    range: [0, 255],
    shape,
    labels: labels(counts.flatMap((count, label) => Array(count).fill(label))),
  };
}
