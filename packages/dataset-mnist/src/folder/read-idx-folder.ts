import { join } from 'node:path';
import type { Content } from '../idx/header.js';
import { type ReadIdx, readIdx } from '../idx/read-idx.js';
import type { ReadDataset, ReadSplit } from '../read-dataset.js';
import { differing } from './differing.js';
import { findFiles } from './find-files.js';
import type { Place } from './locate.js';
import { missing } from './missing.js';
import { type Wanted, wantedFiles } from './names.js';

/**
 * Reads the four IDX files of a folder.
 * @throws InputError when one is missing or damaged.
 */
export function readIdxFolder(place: Place, prefix: string): ReadDataset {
  const { train, test } = wantedFiles(prefix);
  const notes: string[] = [];
  const read = [train, test].map((wanted) => readSplit(place, wanted, prefix, notes));
  const [trained, tested] = read.map(
    ({ images, labels }): ReadSplit => ({ images: images.numbers, labels: labels.numbers }),
  );
  return {
    train: trained!,
    test: tested!,
    sources: read.flatMap(({ images, labels }) => [images.source, labels.source]),
    notes,
  };
}

/** Images and labels have the same stem, the first one that has both. */
function readSplit(
  place: Place,
  wanted: Readonly<Record<Content, Wanted>>,
  prefix: string,
  notes: string[],
): { readonly images: ReadIdx<'images'>; readonly labels: ReadIdx<'labels'> } {
  const pairs = wanted.images.stems.map((stem, index) => ({
    images: findFiles(place.folder, place.entries, stem, 'images'),
    labels: findFiles(place.folder, place.entries, wanted.labels.stems[index]!, 'labels'),
  }));
  const whole = pairs.filter(({ images, labels }) => images.length > 0 && labels.length > 0);
  if (whole.length === 0) {
    const part = pairs.findIndex(({ images, labels }) => images.length + labels.length > 0);
    const lacking = part !== -1 && pairs[part]!.images.length > 0 ? wanted.labels : wanted.images;
    const stems = part === -1 ? lacking.stems : [lacking.stems[part]!];
    throw missing(place.folder, place.entries, { ...lacking, stems }, prefix);
  }
  const readOne = <Of extends Content>(content: Of): ReadIdx<Of> => {
    const [first, ...others] = whole.flatMap((pair) => pair[content]);
    const path = (name: string): string => join(place.folder, name);
    const read = readIdx(path(first!), `${place.below}${first}`, content);
    notes.push(...others.flatMap((name) => differing(read, path(name), `${place.below}${name}`, content)));
    return read;
  };
  return { images: readOne('images'), labels: readOne('labels') };
}
