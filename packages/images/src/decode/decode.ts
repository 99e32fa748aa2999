import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { type BadFile, badFilesError } from '../bad-files.js';
import type { ImageOptions } from '../options.js';
import { decodeImage, type Known } from './decode-image.js';
import { type Facts, factsOf } from './facts.js';
import { type Size, sizesError } from './sizes.js';

/** Decoded images, row-major [images × rows × columns × channels], 0…255. */
export interface Images {
  readonly values: Uint8Array;
  readonly rows: number;
  readonly columns: number;
  readonly facts: Facts;
}

/**
 * Decodes images to one size.
 * @param names below `folder`, with slashes.
 * @param before files that are known to be bad already.
 * @throws InputError with the sizes, if they differ; or naming all files that cannot be decoded, unless they are to be left out.
 */
export async function decodeImages(
  folder: string,
  names: readonly string[],
  options: ImageOptions,
  before: readonly BadFile[],
): Promise<Images> {
  const bad: BadFile[] = [...before];
  const known: (Known | null)[] = Array(names.length).fill(null);
  const sizes: (Size | null)[] = Array(names.length).fill(null);
  let values: Uint8Array | undefined;
  let first: Known | undefined;
  let highest = 0;
  let differ = false;
  let next = 0;
  // A few at a time: all at once would hold every open file and its full size in memory.
  const worker = async (): Promise<void> => {
    for (let index = next++; index < names.length; index = next++) {
      const found = await decodeImage(join(folder, names[index]!), options, differ);
      if ('reason' in found) {
        const { size, ...why } = found;
        sizes[index] = size;
        bad.push({ name: names[index]!, ...why });
        continue;
      }
      const { data, ...rest } = found;
      known[index] = rest;
      sizes[index] = rest;
      first ??= rest;
      differ ||= rest.rows !== first.rows || rest.columns !== first.columns;
      if (differ || !data) continue;
      values ??= allocate(names.length, data.length, rest);
      values.set(data, index * data.length);
      if (rest.deep) highest = data.reduce((most, value) => Math.max(most, value), highest);
    }
  };
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, worker));
  bad.sort((a, b) => (a.name < b.name ? -1 : 1));
  // Which images were decoded before sizes differed is chance, and so is which are known to be bad.
  if (differ) throw sizesError(folder, names, sizes);
  if (bad.length > 0 && (options.bad === 'refuse' || !first)) throw badFilesError(folder, bad, options.bad);
  const facts = factsOf(names, known, bad, highest);
  const { rows, columns } = first!;
  return { values: withoutBad(values!, known), rows, columns, facts };
}

function allocate(count: number, length: number, { rows, columns }: Known): Uint8Array {
  try {
    return new Uint8Array(count * length);
  } catch {
    throw new InputError(
      `option size: found ${count} images of ${rows} × ${columns}, ${((count * length) / 1e9).toFixed(1)} GB, expected what fits into memory; give a smaller size`,
    );
  }
}

/** Moves images to the places of those that are left out. */
function withoutBad(values: Uint8Array, known: readonly (Known | null)[]): Uint8Array {
  const length = values.length / known.length;
  let kept = 0;
  known.forEach((image, index) => {
    if (!image) return;
    if (kept < index) values.copyWithin(kept * length, index * length, (index + 1) * length);
    kept++;
  });
  return kept < known.length ? values.slice(0, kept * length) : values;
}
