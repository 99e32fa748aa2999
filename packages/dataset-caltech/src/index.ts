import {
  completeOptions,
  type Dataset,
  InputError,
  type JsonSchema,
  type Plugin,
  seedProperty,
  splitByClass,
  trainProperty,
} from '@s4nn/core';
import { foldersProperty, type ImageOptions, imageProperties, listClasses, readImages } from '@s4nn/images';
import type { FromSchema } from 'json-schema-to-ts';
import { caltech101 } from './caltech101.js';
import { locate } from './locate.js';

/** What to read; everything but the folder has a default. */
export interface CaltechOptions extends Partial<ImageOptions> {
  /** Absolute folder of the categories: `101_ObjectCategories`. */
  readonly folder: string;
  /** The categories, in the order of their labels; null for faces and motorbikes. */
  readonly categories?: readonly string[] | null;
  /** Whether folders in the folder of a category are read, too. */
  readonly nested?: boolean;
  /** Number of training images per category, or below 1 their share. */
  readonly train?: number;
  /** Seed that draws the training images. */
  readonly seed?: number;
}

/**
 * Categories of Caltech-101 (Fei-Fei, Fergus & Perona 2004), by default faces against motorbikes as in Kheradpisheh &
 * Masquelier 2020: greys 0…255 of shape [rows, columns], 160 × 250, 200 training images per category, the rest for testing.
 * @throws InputError naming the folder or file, what was found and what was expected; and for options that a config could not have.
 */
export async function caltech(given: CaltechOptions): Promise<Dataset> {
  const whole = completeOptions<Required<CaltechOptions>>('caltech', ofFunction, given);
  const { folder, categories: asked, nested, train, seed, ...images } = whole;
  const categories = asked ?? ['Faces', 'Motorbikes'];
  const { samples, provenance } = await readImages(listClasses(folder, categories, { nested }), images);
  return { ...splitByClass(samples, categories, train, seed), provenance };
}

const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    path: {
      anyOf: [{ type: 'string', format: 'path', minLength: 1 }, { type: 'null' }],
      default: null,
      description:
        'Folder that holds 101_ObjectCategories, relative to the config; null looks for caltech101 in the folder that the environment variable S4NN_DATA names, then in a folder data beside the config or above it.',
    },
    faces: {
      enum: ['Faces', 'Faces_easy'],
      default: 'Faces',
      description: 'Which faces: as photographed (Faces) or cut out (Faces_easy).',
    },
    categories: foldersProperty(
      'Categories in the order of their labels; null for the faces and Motorbikes.',
    ),
    ...imageProperties([160, 250]),
    train: trainProperty(200),
    seed: seedProperty,
  },
} as const satisfies JsonSchema;

const { path, faces: _, ...shared } = options.properties;

/** Of {@link caltech}, which is told the folder and names all categories. */
const ofFunction: JsonSchema = { properties: { folder: path.anyOf[0], ...shared }, required: ['folder'] };

/** {@link caltech} as a plugin: what `"@s4nn/dataset-caltech"` is in a config; the images are downloaded by `s4nn data get caltech101`. */
const plugin: Plugin<'dataset'> = {
  kind: 'dataset',
  options,
  downloads: { caltech101 },
  create({ path, faces, categories, size, ...rest }: FromSchema<typeof options>, context) {
    if (categories !== null && faces !== 'Faces') {
      throw new InputError(
        `options faces and categories: found both, expected one; name ${faces} in categories`,
      );
    }
    const folder = locate(path, context.folder);
    return caltech({
      ...rest,
      folder,
      categories: categories ?? [faces, 'Motorbikes'],
      size: size as ImageOptions['size'],
    });
  },
};
export default plugin;
