import { availableParallelism } from 'node:os';
import { InputError } from '@s4nn/core';
import type { ImageOptions } from './options.js';

/** One decoded image, row-major [rows × columns × channels], 0…255. */
interface Pixels {
  readonly data: Uint8Array;
  readonly rows: number;
  readonly columns: number;
}

/** Decoded images, row-major [images × rows × columns × channels], 0…255. */
export interface Images {
  readonly values: Uint8Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Decodes images of any format that libvips reads, upright, over black where they are transparent, to one size.
 * @throws InputError naming the file that cannot be decoded, or that has another size than the first one.
 */
export async function decodeImages(files: readonly string[], options: ImageOptions): Promise<Images> {
  const first = await decode(files[0]!, options);
  const { rows, columns } = first;
  const values = new Uint8Array(files.length * first.data.length);
  let next = 0;
  // A few at a time: all at once would hold every open file and its full size in memory.
  const worker = async (): Promise<void> => {
    for (let index = next++; index < files.length; index = next++) {
      const image = index === 0 ? first : await decode(files[index]!, options);
      if (image.rows !== rows || image.columns !== columns) {
        const found = `found an image of ${image.rows} × ${image.columns}`;
        throw new InputError(
          `${files[index]}: ${found}, expected ${rows} × ${columns} as ${files[0]}; give option size`,
        );
      }
      values.set(image.data, index * first.data.length);
    }
  };
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, worker));
  return { values, rows, columns };
}

async function decode(file: string, { size, fit, filter, color }: ImageOptions): Promise<Pixels> {
  // Loaded here, as most commands that import a dataset decode nothing.
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(file, { failOn: 'error' }).autoOrient().flatten({ background: 'black' });
    if (size) {
      const [height, width] = size;
      image.resize({ height, width, fit, kernel: filter, background: 'black', fastShrinkOnLoad: false });
    }
    // A file may hold 16 bits per channel, one channel, or CMYK.
    image.toColourspace(color === 'grey' ? 'b-w' : 'srgb');
    const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    return { data, rows: info.height, columns: info.width };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `${file}: found no image that can be decoded (${reason}); replace the file, or remove it`,
    );
  }
}
