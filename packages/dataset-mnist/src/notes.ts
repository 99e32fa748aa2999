import { beginsWith } from './begins-with.js';
import type { ReadDataset } from './read-dataset.js';

/** That the test images are training images, as far as both begin alike. */
export function repeatNotes({ train, test }: ReadDataset): string[] {
  const [trained, tested] = [train.images, test.images];
  // Black images tell nothing.
  if (!tested.values.some((grey) => grey > 0)) return [];
  const cure = 'so the test tells nothing of new images';
  if (beginsWith(trained.values, tested.values)) {
    const isAll = trained.values.length === tested.values.length;
    const those = isAll ? 'the training images' : `the first ${tested.lengths[0]} training images`;
    return [`the test images are ${those}, ${cure}`];
  }
  if (!beginsWith(tested.values, trained.values)) return [];
  return [`the first ${trained.lengths[0]} test images are the training images, ${cure}`];
}

/** That EMNIST's files lie on their side. */
export function transposeNotes({ sources }: ReadDataset, transpose: boolean): string[] {
  if (transpose || !sources.some(({ name }) => /(^|\/)emnist-/i.test(name))) return [];
  return ["EMNIST's files have rows and columns exchanged; option transpose turns the images upright"];
}
