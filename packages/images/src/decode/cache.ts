import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BadFile } from '../bad-files.js';
import type { ImageOptions } from '../options.js';
import type { Images } from './decode.js';
import { readPixels, writePixels } from './pixel-file.js';

/** The folder of decoded images, beside the classes. */
const name = '.s4nn-cache';

/**
 * Returns images that were decoded before, or else decodes them by `make` and keeps them. Their key is all that they depend on:
 * the options, the decoder, and name, size and time of every file. Kept pixels are used only if their checksum is right;
 * if the folder cannot be written, nothing is kept.
 */
export async function cached(
  folder: string,
  names: readonly string[],
  options: ImageOptions,
  bad: readonly BadFile[],
  make: () => Promise<Images>,
): Promise<Images> {
  const { default: sharp } = await import('sharp');
  const stamps = names.map((path) => [path, ...stampOf(join(folder, path))]);
  const versions = [3, sharp.versions.sharp, sharp.versions.vips];
  const key = createHash('sha256').update(JSON.stringify([versions, options, stamps, bad]));
  const file = join(folder, name, `${key.digest('hex')}.pixels`);
  const known = readPixels(file);
  if (known) return known;
  const images = await make();
  writePixels(file, images);
  return images;
}

/** Size and time of a file; nothing where it cannot be found, which is an error of decoding. */
function stampOf(file: string): number[] {
  try {
    const { size, mtimeMs } = statSync(file);
    return [size, mtimeMs];
  } catch {
    return [];
  }
}
