import type { Labels } from '../arrays.js';
import type { Dataset } from './dataset.js';
import type { ClassCount } from './provenance.js';

/** How many samples of each class a dataset has, in the order of the labels. */
export function classCounts({
  classes,
  train,
  test,
}: Pick<Dataset, 'classes' | 'train' | 'test'>): ClassCount[] {
  const [training, testing] = [train, test].map(({ labels }) => counts(labels, classes.length));
  return classes.map((name, label) => ({ name, train: training![label]!, test: testing![label]! }));
}

function counts(labels: Labels, classes: number): Uint32Array {
  const of = new Uint32Array(classes);
  for (const label of labels) of[label]!++;
  return of;
}
