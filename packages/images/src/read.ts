import { basename } from 'node:path';
import { InputError, labels, type Provenance, type Samples } from '@s4nn/core';
import { badFilesNote, reasonsOf } from './bad-files.js';
import { type ImageFile, sharedNotes } from './copies.js';
import { cached } from './decode/cache.js';
import { decodeImages } from './decode/decode.js';
import { factsNotes } from './decode/facts.js';
import type { Classes } from './list/list.js';
import { completeImageOptions, type ImageOptions } from './options.js';

/** Samples, and where they come from. */
export interface ReadImages {
  readonly samples: Samples;
  /** The image of each sample. */
  readonly files: readonly ImageFile[];
  readonly provenance: Provenance;
}

/**
 * Reads all images of some classes, in their order: greys 0…255 of shape [rows, columns], or colours of shape
 * [rows, columns, 3]; label k is the k-th class. Decoded images are kept in a folder `.s4nn-cache` in that of the classes.
 * @throws InputError naming all files that cannot be read, or the sizes where they differ and no size is asked for; and for options
 * that a config could not have.
 */
export async function readImages(classes: Classes, given: Partial<ImageOptions> = {}): Promise<ReadImages> {
  const options = completeImageOptions(given);
  const { folder, images } = classes;
  const names = [...images.values()].flat();
  const make = () => decodeImages(folder, names, options, classes.bad);
  const { values, rows, columns, facts } = await cached(folder, names, options, classes.bad, make);
  const bad = new Set(facts.bad.map(({ name }) => name));
  const counts = [...images].map(([name, own]) => {
    const count = own.filter((image) => !bad.has(image)).length;
    if (count === 0) {
      throw new InputError(
        `${folder}: found no images of class ${name} that can be read, expected at least one ${reasonsOf(facts.bad)}; replace them, or leave the class out by the option classes`,
      );
    }
    return count;
  });
  const samples: Samples = {
    values,
    range: [0, 255],
    shape: options.color === 'grey' ? [rows, columns] : [rows, columns, 3],
    labels: labels(counts.flatMap((count, label) => Array(count).fill(label))),
  };
  const read = names.filter((name) => !bad.has(name));
  const files = read.map((name, index) => {
    return { name, sha256: facts.digests[index]!, label: samples.labels[index]! };
  });
  const passedOver = classes.passedOver + facts.bad.length;
  const left = facts.bad.length > 0 ? [badFilesNote(facts.bad)] : [];
  return {
    samples,
    files,
    provenance: {
      sources: [{ name: basename(folder), files: files.length, sha256: facts.sha256 }],
      range: 'unsigned bytes',
      ...(passedOver > 0 ? { passedOver } : {}),
      notes: [...classes.notes, ...left, ...factsNotes(facts, options.background), ...sharedNotes(files)],
    },
  };
}
