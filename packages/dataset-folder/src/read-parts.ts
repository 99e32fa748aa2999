import { basename } from 'node:path';
import { type Dataset, InputError, labels, type Provenance, type Samples } from '@s4nn/core';
import { type ImageOptions, listClasses, type ReadImages, readImages } from '@s4nn/images';
import { partNotes } from './copies.js';
import type { Parts } from './parts.js';

/**
 * Reads images that have been split already; those for validation are training samples.
 * @throws InputError for folders whose classes or sizes differ.
 */
export async function readParts(
  parts: Parts,
  wanted: readonly string[] | null,
  nested: boolean,
  options: ImageOptions,
): Promise<Dataset> {
  const { train, validation, test } = parts;
  const folders = validation === null ? [train, test] : [train, validation, test];
  const listed = folders.map((folder) => listClasses(folder, wanted, { nested }));
  const classes = [...listed[0]!.images.keys()];
  for (const other of listed) {
    const found = [...other.images.keys()];
    if (found.join('\n') !== classes.join('\n')) {
      throw new InputError(
        `${other.folder}: found the folders ${found.join(', ')}, expected those of ${train}: ${classes.join(', ')}; ` +
          'name those to read in the option classes',
      );
    }
  }
  const read: ReadImages[] = [];
  // One after the other, as each decodes on all cores.
  for (const images of listed) read.push(await readImages(images, options));
  const samples = read.map((part) => part.samples);
  checkShapes(folders, samples);
  return {
    classes,
    train: samples.slice(0, -1).reduce(joined),
    test: samples.at(-1)!,
    provenance: provenanceOf(parts, folders, read),
  };
}

function checkShapes(folders: readonly string[], samples: readonly Samples[]): void {
  const [expected, ...others] = samples.map(({ shape }) => shape.join(' × '));
  others.forEach((found, index) => {
    if (found === expected) return;
    throw new InputError(
      `${folders[index + 1]}: found images of ${found}, expected ${expected} as in ${folders[0]}; set "size"`,
    );
  });
}

function joined(a: Samples, b: Samples): Samples {
  const values = new Uint8Array(a.values.length + b.values.length);
  values.set(a.values);
  values.set(b.values, a.values.length);
  return { ...a, values, labels: labels([...a.labels, ...b.labels]) };
}

function provenanceOf(parts: Parts, folders: readonly string[], read: readonly ReadImages[]): Provenance {
  const all = read.map(({ provenance }) => provenance);
  const passedOver = all.reduce((count, one) => count + (one.passedOver ?? 0), parts.passedOver);
  return {
    sources: all.flatMap(({ sources }) => sources),
    range: 'unsigned bytes',
    ...(passedOver > 0 ? { passedOver } : {}),
    notes: [
      ...parts.notes,
      ...partNotes(read.map(({ files }, index) => ({ name: basename(folders[index]!), files }))),
      ...all.flatMap(({ notes = [] }, index) => notes.map((note) => `${basename(folders[index]!)}: ${note}`)),
    ],
  };
}
