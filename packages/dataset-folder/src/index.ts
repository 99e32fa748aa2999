import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
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

/** What to read; everything but the folder has a default. */
export interface FolderOptions extends Partial<ImageOptions> {
  /** Absolute folder with one folder per class, or with `train` and `test`, each with one folder per class. */
  readonly folder: string;
  /** The classes to read, in the order of their labels; null for all, in order of their names. */
  readonly classes?: readonly string[] | null;
  /** Number of training images per class, or below 1 their share, if there is no folder `test`. */
  readonly train?: number;
  /** Seed that draws the training images. */
  readonly seed?: number;
}

/**
 * Reads a folder of images, one folder per class: greys 0…255 of shape [rows, columns], or colours of shape
 * [rows, columns, 3].
 * @throws InputError naming the folder or file, what was found and what was expected.
 */
export async function imageFolder(given: FolderOptions): Promise<Dataset> {
  const { folder, classes: wanted = null, train: share = 0.8, seed = 1, ...rest } = given;
  const options: ImageOptions = { size: null, fit: 'fill', filter: 'lanczos3', color: 'grey', ...rest };
  const [train, test] = ['train', 'test'].map((split) => join(folder, split));
  if (existsSync(train!) && existsSync(test!)) return apart(train!, test!, wanted, options);
  const classes = listClasses(folder, wanted);
  return splitByClass(await readImages(folder, classes, options), [...classes.keys()], share, seed);
}

/** Reads images that have been split already. */
async function apart(
  train: string,
  test: string,
  wanted: readonly string[] | null,
  options: ImageOptions,
): Promise<Dataset> {
  const training = listClasses(train, wanted);
  const testing = listClasses(test, wanted);
  const [classes, others] = [[...training.keys()], [...testing.keys()]];
  if (others.join('\n') !== classes.join('\n')) {
    throw new InputError(
      `${test}: found the folders ${others.join(', ')}, expected those of ${train}: ${classes.join(', ')}; ` +
        'name those to read in option classes',
    );
  }
  const first = await readImages(train, training, options);
  const second = await readImages(test, testing, options);
  const [expected, found] = [first, second].map(({ shape }) => shape.join(' × '));
  if (found !== expected) {
    throw new InputError(
      `${test}: found images of ${found}, expected ${expected} as in ${train}; give option size`,
    );
  }
  return { classes, train: first, test: second };
}

const options = {
  type: 'object',
  additionalProperties: false,
  required: ['folder'],
  properties: {
    folder: {
      type: 'string',
      format: 'path',
      minLength: 1,
      description:
        'Folder with one folder of images per class, or with train and test, each with such folders; relative to the config.',
    },
    classes: foldersProperty('Names of the folders to read, in the order of their labels; null for all.'),
    ...imageProperties(null),
    train: trainProperty(0.8),
    seed: seedProperty,
  },
} as const satisfies JsonSchema;

/** {@link imageFolder} as a plugin: what `"@s4nn/dataset-folder"` is in a config; paths are relative to it. */
const plugin: Plugin<'dataset'> = {
  kind: 'dataset',
  options,
  create({ folder, size, ...rest }: FromSchema<typeof options>, context) {
    const path = resolve(context.folder, folder);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      throw new InputError(
        `option folder: found no folder ${path}, expected one with a folder of images per class; correct it (relative ones start at the config)`,
      );
    }
    return imageFolder({ ...rest, folder: path, size: size as ImageOptions['size'] });
  },
};
export default plugin;
