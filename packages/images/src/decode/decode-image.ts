import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readErrorText } from '@s4nn/files';
import type { Metadata, Sharp } from 'sharp';
import { unread } from '../bad-files.js';
import type { ImageOptions } from '../options.js';
import type { Size } from './sizes.js';
import { explainUndecodable, type Undecodable } from './undecodable.js';

/** One decoded image. */
export interface Pixels {
  /** SHA-256 of the file. */
  readonly sha256: string;
  readonly rows: number;
  readonly columns: number;
  /** Row-major [rows × columns × channels], 0…255; null if only its size was asked for. */
  readonly data: Uint8Array | null;
  /** Whether the file holds more images, of which this is the first. */
  readonly first: boolean;
  /** Whether it is transparent and of one colour once it is drawn over the background. */
  readonly blank: boolean;
  /** Whether it has 16 bits per channel. */
  readonly deep: boolean;
}

/** What is known of an image besides its pixels. */
export type Known = Omit<Pixels, 'data'>;

/** An image that cannot be read. Its size is known where its beginning is sound. */
export interface Bad extends Undecodable {
  readonly size: Size | null;
}

/**
 * Decodes an image of any format that libvips reads, upright, drawn over the background where it is transparent.
 * @param sizeOnly whether only the size matters, which is known sooner.
 */
export async function decodeImage(
  file: string,
  options: ImageOptions,
  sizeOnly: boolean,
): Promise<Pixels | Bad> {
  // Loaded here, as most commands that import a dataset decode nothing.
  const { default: sharp } = await import('sharp');
  let bytes: Buffer | undefined;
  let size: Size | null = null;
  try {
    bytes = await readFile(file);
    const image = sharp(bytes, { failOn: 'error' });
    const known = await image.metadata();
    const { width, height } = known.autoOrient;
    size = { rows: height, columns: width };
    const refused = refusal(known);
    if (refused) return { ...refused, size };
    const facts = {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      first: (known.pages ?? 1) > 1 || (known.format === 'png' && bytes.subarray(0, 4096).includes('acTL')),
      deep: known.depth === 'ushort',
    };
    if (sizeOnly) return { ...facts, ...size, data: null, blank: false };
    // The decoder's white is 65280 of 65535.
    const shallow = facts.deep && known.hasAlpha && options.background !== 'black';
    const drawn = shallow ? sharp(await image.autoOrient().toColourspace('srgb').png().toBuffer()) : image;
    const { data, info } = await plan(drawn, options)
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== (options.color === 'grey' ? 1 : 3)) return { ...manyChannels(known), size };
    const blank = known.hasAlpha && isBlank(data, info.channels) && !(await sharp(bytes).stats()).isOpaque;
    return { ...facts, rows: info.height, columns: info.width, data, blank };
  } catch (error) {
    const why = bytes ? explainUndecodable(file, bytes, error) : unread(readErrorText(error));
    return { ...why, size };
  }
}

function plan(image: Sharp, { size, fit, filter, color, background }: ImageOptions): Sharp {
  image.autoOrient().flatten({ background });
  if (size) {
    const [height, width] = size;
    image.resize({ height, width, fit, kernel: filter, background, fastShrinkOnLoad: false });
  }
  // A file may hold 16 bits per channel, one channel, or CMYK.
  return image.toColourspace(color === 'grey' ? 'b-w' : 'srgb');
}

/** Other numbers than unsigned ones of 8 and 16 bits would become black, or wrap round. */
function refusal(known: Metadata): Undecodable | null {
  if (known.depth !== 'uchar' && known.depth !== 'ushort') {
    return {
      reason: `values of type ${known.depth}, of which only 8 and 16 bits unsigned are read`,
      cure: 'scale values to 0…255 and save them as 8 bits, e.g. as PNG',
    };
  }
  return known.channels > 4 ? manyChannels(known) : null;
}

const manyChannels = ({ channels }: Metadata): Undecodable => ({
  reason: `${channels} channels, of which only 1 or 3 are read, and transparency`,
  cure: 'save the channels to learn from as an image of 1 or 3',
});

/** Whether all pixels have one colour. */
function isBlank(data: Uint8Array, channels: number): boolean {
  for (let index = channels; index < data.length; index++) {
    if (data[index] !== data[index - channels]) return false;
  }
  return true;
}
