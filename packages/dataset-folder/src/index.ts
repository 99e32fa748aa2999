import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
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
import { splitNotes } from './copies.js';
import { lonePartNotes } from './lone-part.js';
import { partsOf } from './parts.js';
import { readParts } from './read-parts.js';

/** What to read; everything but the folder has a default. */
export interface FolderOptions extends Partial<ImageOptions> {
  /** Absolute folder with one folder per class, or with `train` and `test` (and `val`), each with one folder per class. */
  readonly folder: string;
  /** The classes to read, in the order of their labels; null for all, in order of their names. */
  readonly classes?: readonly string[] | null;
  /** Whether folders in the folder of a class are read, too. */
  readonly nested?: boolean;
  /** Number of training images per class, or below 1 their share, if there is no folder `test`. */
  readonly train?: number;
  /** Seed that draws the training images. */
  readonly seed?: number;
}

/**
 * Reads a folder of images, one folder per class: greys 0…255 of shape [rows, columns], or colours of shape
 * [rows, columns, 3].
 * @throws InputError naming the folder or file, what was found and what was expected; and for options that a config could not have.
 */
export async function imageFolder(given: FolderOptions): Promise<Dataset> {
  const whole = completeOptions<Required<FolderOptions>>('imageFolder', options, given);
  const { folder, classes: wanted, nested, train: share, seed, ...images } = whole;
  const parts = partsOf(folder, wanted);
  if (parts) {
    const split = { train: share, seed };
    const unused = splitOptions.filter((name) => split[name] !== options.properties[name].default);
    return readParts({ ...parts, notes: [...parts.notes, ...unusedNotes(unused)] }, wanted, nested, images);
  }
  const classes = listClasses(folder, wanted, { nested });
  const { samples, files, provenance } = await readImages(classes, images);
  const names = [...classes.images.keys()];
  const notes = [...(wanted === null ? lonePartNotes(names) : []), ...(provenance.notes ?? [])];
  notes.push(...splitNotes(files, names, share, seed));
  return { ...splitByClass(samples, names, share, seed), provenance: { ...provenance, notes } };
}

const splitOptions = ['train', 'seed'] as const;

const unusedNotes = (names: readonly string[]): string[] =>
  names.length === 0
    ? []
    : [
        `the ${names.length === 1 ? `option ${names[0]} has` : `options ${names.join(' and ')} have`} no effect, as the folder is split already; name its folder of training images in the option folder to split that`,
      ];

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
        'Folder with one folder of images per class, or with train and test (and val), each with such folders; relative to the config.',
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
    if (!existsSync(path)) {
      throw new InputError(
        `option folder: found no folder ${path}, expected one with a folder of images per class; correct it (relative ones start at the config)`,
      );
    }
    return imageFolder({ ...rest, folder: path, size: size as ImageOptions['size'] });
  },
};
export default plugin;
