import { InputError } from '../errors.js';
import { foundText } from '../schema-text.js';
import { type Dataset, featuresOf, type Samples } from './dataset.js';

/**
 * Makes sure that a dataset is what its type says, so that whatever takes it can trust it.
 * @throws InputError with what was found and what was expected.
 */
export function checkDataset(dataset: Dataset): void {
  const { classes, train, test }: Partial<Dataset> = Object(dataset);
  const isWhole = Array.isArray(classes) && isObject(train) && isObject(test);
  assert(isWhole, `found ${foundText(dataset)}, expected a dataset: { classes, train, test }`);
  checkClasses(dataset);
  for (const split of ['train', 'test'] as const) {
    checkSize(dataset[split], split);
    checkValues(dataset[split], split);
    checkLabels(dataset[split], split, dataset);
  }
  const [learned, tested] = [dataset.train, dataset.test].map(
    ({ shape, range }) => `shape [${shape}], range [${range}]`,
  );
  assert(learned === tested, `test: found ${tested}, expected ${learned}, as the training samples have`);
  const [first] = dataset.train.labels;
  assert(
    dataset.train.labels.some((label) => label !== first),
    `train: found samples of ${dataset.classes[first!]} alone, expected samples of at least two classes to learn from`,
  );
}

/** There are at least two classes, with distinct names. */
export function checkClasses({ classes }: Dataset): void {
  const list = classes.length === 0 ? 'none' : classes.join(', ');
  assert(classes.length >= 2, `classes: found ${list}, expected at least two`);
  for (const name of classes) assert(typeof name === 'string' && name !== '', 'classes: found an empty name');
  assert(new Set(classes).size === classes.length, `classes: found a name twice in ${list}`);
}

/** Values are [samples × features] for the shape and the labels. */
export function checkSize(samples: Samples, split: string): void {
  const { values, shape, labels } = samples;
  const isListed = Array.isArray(shape) && Array.isArray(samples.range);
  assert(isListed, `${split}: found no lists as shape and range, expected { values, shape, range, labels }`);
  const bytes = values instanceof Uint8Array;
  assert(bytes || values instanceof Float32Array, `${split}: values must be Uint8Array or Float32Array`);
  assert(labels instanceof Uint16Array, `${split}: labels must be a Uint16Array`);
  assert(labels.length > 0, `${split}: found no samples`);
  const sound = shape.length > 0 && shape.every((length) => Number.isInteger(length) && length > 0);
  assert(sound, `${split}: found shape [${shape}], expected positive integers`);
  const expected = labels.length * featuresOf(samples);
  const found = `found ${values.length} values, expected ${expected}`;
  assert(values.length === expected, `${split}: ${found}: ${labels.length} labels × shape [${shape}]`);
}

/** Values are finite and inside the range. */
export function checkValues({ values, range: [low, high] }: Samples, split: string): void {
  const bounds = `[${low}, ${high}]`;
  assert(
    Number.isFinite(low) && Number.isFinite(high),
    `${split}: found range ${bounds}, expected finite bounds`,
  );
  assert(low < high, `${split}: found range ${bounds}, expected low < high`);
  if (values instanceof Uint8Array && low <= 0 && high >= 255) return;
  const index = firstOutside(values, low, high);
  assert(index === -1, `${split}: found value ${values[index]} at index ${index}, expected one in ${bounds}`);
}

/** Labels are indices into the classes. */
export function checkLabels({ labels }: Samples, split: string, { classes }: Dataset): void {
  const index = labels.findIndex((label) => label >= classes.length);
  const expected = `an index into the ${classes.length} classes`;
  assert(index === -1, `${split}: found label ${labels[index]} of sample ${index}, expected ${expected}`);
}

/** Index of the first value outside the bounds, or NaN; −1 for none. A plain loop, because a callback for each of 47 million pixels takes a noticeable time. */
export function firstOutside(values: Samples['values'], low: number, high: number): number {
  const { length } = values;
  for (let index = 0; index < length; index++) {
    const value = values[index]!;
    if (!(value >= low && value <= high)) return index;
  }
  return -1;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

function assert(condition: boolean, message: string): void {
  if (!condition) throw new InputError(message);
}
