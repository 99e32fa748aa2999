import { indices, labels, type Samples, splitByClass } from '@s4nn/core';
import { type ImageFile, knownNotes } from '@s4nn/images';

/** Says which images are in both parts of a folder that is split by class, as core splits its samples. */
export function splitNotes(
  files: readonly ImageFile[],
  classes: readonly string[],
  train: number,
  seed: number,
): string[] {
  // The number of each image, as a sample of four bytes, goes where the image goes.
  const values = new Uint8Array(indices(files.length).buffer);
  const of = labels(files.map(({ label }) => label));
  const split = splitByClass({ values, range: [0, 255], shape: [4], labels: of }, classes, train, seed);
  const filesOf = ({ values }: Samples): ImageFile[] =>
    Array.from(new Uint32Array(values.slice().buffer), (index) => files[index]!);
  return knownNotes(filesOf(split.train), filesOf(split.test), 'the folder');
}

/** Says which images are in the test and in another part, by their names below the folder of all parts. */
export function partNotes(
  parts: readonly { readonly name: string; readonly files: readonly ImageFile[] }[],
): string[] {
  const named = parts.map(({ name, files }) =>
    files.map((file) => ({ ...file, name: `${name}/${file.name}` })),
  );
  return knownNotes(named.slice(0, -1).flat(), named.at(-1)!, 'one of the folders');
}
