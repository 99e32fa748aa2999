import { createHash } from 'node:crypto';
import type { BadFile } from '../bad-files.js';
import { composed, listed } from '../names.js';
import type { Known } from './decode-image.js';

/** How many images something is true of, and the names of the first ones. */
export interface Some {
  readonly count: number;
  readonly first: readonly string[];
}

/** What was found while images were decoded, which is kept beside their pixels. */
export interface Facts {
  /** SHA-256 of what `sha256sum` prints for the images, in their order, with composed names below the folder. */
  readonly sha256: string;
  /** SHA-256 of each image that is read, in their order. */
  readonly digests: readonly string[];
  readonly bad: readonly BadFile[];
  /** Files that hold several images, of which the first was read. */
  readonly several: Some;
  /** Transparent images that are of one colour over the background. */
  readonly blank: Some;
  /** Images of 16 bits per channel. */
  readonly deep: Some;
  /** The highest value in those, as 8 bits. */
  readonly highest: number;
}

/** Collects what is known of each image; null for those that are left out. */
export function factsOf(
  names: readonly string[],
  known: readonly (Known | null)[],
  bad: readonly BadFile[],
  highest: number,
): Facts {
  const hash = createHash('sha256');
  known.forEach((image, index) => {
    if (image) hash.update(`${image.sha256}  ${composed(names[index]!)}\n`);
  });
  const some = (is: (image: Known) => boolean): Some => {
    const found = names.filter((_, index) => known[index] && is(known[index]!));
    return { count: found.length, first: found.slice(0, 3).map(composed) };
  };
  return {
    sha256: hash.digest('hex'),
    digests: known.flatMap((image) => (image ? [image.sha256] : [])),
    bad,
    several: some(({ first }) => first),
    blank: some(({ blank }) => blank),
    deep: some(({ deep }) => deep),
    highest,
  };
}

/** What people should know of the images: a sentence each. */
export function factsNotes({ several, blank, deep, highest }: Facts, background: string): string[] {
  const names = ({ count, first }: Some): string => listed([...first, ...Array(count - first.length)], 3);
  const files = (count: number, one: string, many: string): string =>
    count === 1 ? `1 ${one}` : `${count} ${many}`;
  return [
    ...(several.count > 0
      ? [
          `${files(several.count, 'file holds', 'files hold')} several images (frames or pages), of which only the first is read: ${names(several)}`,
        ]
      : []),
    ...(blank.count > 0
      ? [
          `${files(blank.count, 'transparent image is', 'transparent images are')} of one colour once drawn over ${background}: ${names(blank)}; the option background names another colour`,
        ]
      : []),
    ...(deep.count > 0 && highest <= 16
      ? [
          `${files(deep.count, 'image has', 'images have')} 16 bits per channel but no value above ${highest} of 255 when read as 8 bits, e.g. as only 12 bits are used: ${names(deep)}; scale the values to 0…65535`,
        ]
      : []),
  ];
}
