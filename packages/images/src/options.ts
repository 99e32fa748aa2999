import { completeOptions, type JsonSchema } from '@s4nn/core';

/** How images become samples of one shape. */
export interface ImageOptions {
  /** [rows, columns]; null if all images have the same size already. */
  readonly size: readonly [rows: number, columns: number] | null;
  /** What to do with another aspect ratio: stretch, cut around the centre, or pad with the background. */
  readonly fit: 'fill' | 'cover' | 'contain';
  /** Interpolation. */
  readonly filter: 'nearest' | 'linear' | 'cubic' | 'mitchell' | 'lanczos2' | 'lanczos3';
  /** Greys, shape [rows, columns], or red, green and blue, shape [rows, columns, 3]. */
  readonly color: 'grey' | 'rgb';
  /** What transparent images are drawn over, and what others are padded with: black, white or #rrggbb. */
  readonly background: string;
  /** What to do with images that cannot be read: stop and name them, or leave them out and say so. */
  readonly bad: 'refuse' | 'skip';
}

/** Which folders to read, for the `properties` of a dataset's schema; null for those that it reads by default. */
export const foldersProperty = <const Description extends string>(description: Description) =>
  ({
    anyOf: [
      { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 2, uniqueItems: true },
      { type: 'null' },
    ],
    default: null,
    description,
  }) as const satisfies JsonSchema;

/** The options of a dataset of images, for the `properties` of its schema. */
export const imageProperties = <const Size extends ImageOptions['size']>(size: Size) =>
  ({
    size: {
      anyOf: [
        {
          type: 'array',
          items: [
            { title: 'rows', type: 'integer', minimum: 1, maximum: 16384 },
            { title: 'columns', type: 'integer', minimum: 1, maximum: 16384 },
          ],
          minItems: 2,
          maxItems: 2,
          additionalItems: false,
          examples: [[16, 16]],
        },
        { type: 'null' },
      ],
      default: size,
      description: 'Rows and columns of a sample; null if all images have the same size already.',
    },
    fit: {
      enum: ['fill', 'cover', 'contain'],
      default: 'fill',
      description:
        'For another aspect ratio: fill stretches, cover cuts around the centre, contain pads with the background.',
    },
    filter: {
      enum: ['nearest', 'linear', 'cubic', 'mitchell', 'lanczos2', 'lanczos3'],
      default: 'lanczos3',
      description: 'Interpolation when an image is resized.',
    },
    color: {
      enum: ['grey', 'rgb'],
      default: 'grey',
      description: 'Greys, or red, green and blue as three values per pixel.',
    },
    background: {
      type: 'string',
      pattern: '^(black|white|#[0-9a-fA-F]{6})$',
      default: 'black',
      description:
        'What transparent images are drawn over, and what contain pads with: black, white or #rrggbb.',
    },
    nested: {
      type: 'boolean',
      default: true,
      description: 'Whether folders in the folder of a class are read, too; if not, they are counted.',
    },
    bad: {
      enum: ['refuse', 'skip'],
      default: 'refuse',
      description:
        'Images that cannot be read: refuse names them and stops, skip leaves them out and says so.',
    },
  }) as const satisfies JsonSchema;

const { nested: _, ...properties } = imageProperties(null);

/**
 * All options of images; what is left out gets its default.
 * @throws InputError for an unknown option, and for a value that it cannot have.
 */
export const completeImageOptions = (given: Partial<ImageOptions>): ImageOptions =>
  completeOptions('readImages', { properties }, given);
