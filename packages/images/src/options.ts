import type { JsonSchema } from '@s4nn/core';

/** How images become samples of one shape. */
export interface ImageOptions {
  /** [rows, columns]; null if all images have the same size already. */
  readonly size: readonly [rows: number, columns: number] | null;
  /** What to do with another aspect ratio: stretch, cut around the centre, or pad with black. */
  readonly fit: 'fill' | 'cover' | 'contain';
  /** Interpolation. */
  readonly filter: 'nearest' | 'linear' | 'cubic' | 'mitchell' | 'lanczos2' | 'lanczos3';
  /** Greys, shape [rows, columns], or red, green and blue, shape [rows, columns, 3]. */
  readonly color: 'grey' | 'rgb';
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
          items: { type: 'integer', minimum: 1, maximum: 16384 },
          minItems: 2,
          maxItems: 2,
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
        'For another aspect ratio: fill stretches, cover cuts around the centre, contain pads with black.',
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
  }) as const satisfies JsonSchema;
