import { InputError, type Labels, labels } from '@s4nn/core';
import type { Numbers } from './idx/idx.js';

/**
 * Class indices of the first samples: label `firstLabel` is class 0. All labels of the file are checked.
 * @throws InputError when they do not fit the number of classes.
 */
export function classIndices(
  read: Numbers<'labels'>,
  classes: number,
  firstLabel: number,
  taken: number,
): Labels {
  const [lowest, highest] = boundsOf(read.values);
  const last = firstLabel + classes - 1;
  if (lowest < firstLabel || highest > last) {
    const found = `found labels ${lowest}…${highest}`;
    const expected = `expected ${firstLabel}…${last} for ${classes} classes and option firstLabel ${firstLabel}`;
    const cure =
      highest - lowest === classes - 1
        ? `option firstLabel ${lowest} fits`
        : 'give one name for each class in option classes, and the label of the first one in option firstLabel';
    throw new InputError(`${read.place}: ${found}, ${expected}; ${cure}`);
  }
  return labels(Int32Array.from(read.values.subarray(0, taken), (label) => label - firstLabel));
}

/**
 * Makes sure that there is something to learn.
 * @throws InputError when all labels are one.
 */
export function checkTwoLabels({ place, values }: Numbers<'labels'>): void {
  const [lowest, highest] = boundsOf(values);
  if (lowest !== highest) return;
  const found = `found label ${lowest} for all ${values.length} training samples`;
  throw new InputError(`${place}: ${found}, expected at least two classes; correct the file of labels`);
}

/** What labels tell of a wrong `firstLabel`, though they fit the classes. */
export function firstLabelNotes(
  train: Numbers<'labels'>,
  test: Numbers<'labels'>,
  firstLabel: number,
): string[] {
  const lowest = Math.min(boundsOf(train.values)[0], boundsOf(test.values)[0]);
  if (lowest === firstLabel) return [];
  const cure = `if ${lowest} is the label of the first class, set option firstLabel to it`;
  return [`the lowest label is ${lowest}, so the first class has no samples; ${cure}`];
}

function boundsOf(values: Numbers<'labels'>['values']): [lowest: number, highest: number] {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return [lowest, highest];
}
