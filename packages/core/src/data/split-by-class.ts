import { completeValue } from '../complete-options.js';
import { InputError } from '../errors.js';
import { random, shuffle } from '../random.js';
import { type Dataset, type Samples, selectSamples } from './dataset.js';
import { indices } from './split.js';

/**
 * Splits samples by class: a number of each class, drawn by seed, become training samples, mixed; the rest are test samples,
 * in their order.
 * @param train a number of samples of each class, or a share below 1 of them.
 * @throws InputError when a class has too few, and for what is neither a number nor a share, or no seed.
 */
export function splitByClass(
  samples: Samples,
  classes: readonly string[],
  train: number,
  seed: number,
): Dataset {
  completeValue('splitByClass.train', trainProperty(1), train);
  completeValue('splitByClass.seed', seedProperty, seed);
  const chosen = classes.map((name, label) => {
    const own = indices(samples.labels.length).filter((sample) => samples.labels[sample] === label);
    const count = train < 1 ? Math.round(train * own.length) : train;
    if (count < 1 || count >= own.length) {
      const expected = `option train expects ${train < 1 ? `a share of ${train}` : train} to learn from`;
      throw new InputError(
        `class ${name}: found ${own.length} samples, ${expected} and at least one to test on; ask for another number`,
      );
    }
    return shuffle(own, random(seed, 'class', label)).slice(0, count);
  });
  const training = shuffle(Uint32Array.from(chosen.flatMap((own) => [...own])), random(seed, 'order'));
  const taken = new Set(training);
  const rest = indices(samples.labels.length).filter((sample) => !taken.has(sample));
  return {
    classes,
    train: selectSamples(samples, [...training]),
    test: selectSamples(samples, [...rest]),
  };
}

/** How many samples of each class to learn from, for the `properties` of a dataset's schema. */
export const trainProperty = <const Count extends number>(count: Count) =>
  ({
    anyOf: [
      { type: 'integer', minimum: 1 },
      { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    ],
    default: count,
    description:
      'How many samples of each class to learn from, or which share of them; the rest is for the test.',
  }) as const;

/** The seed of the split, for the `properties` of a dataset's schema. */
export const seedProperty = {
  type: 'integer',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  default: 1,
  description: 'Draws the samples to learn from; another seed is another split.',
} as const;
