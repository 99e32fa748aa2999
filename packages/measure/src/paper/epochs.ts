import { percent } from '@s4nn/core';
import { type Recipe, withCurves } from './figure.js';

/** How accuracy grows. */
export const epochs: Recipe = {
  dataset: 'mnist',
  // The test samples are for the end, so others are held back.
  networks: [{ name: 'validated', set: { '/training/validation': 10000 } }],
  make: ([{ epochs: all, evaluated }]) => ({
    title: 'Accuracy by epoch',
    caption: `On training images that are held back (10,000 unless told otherwise), by the potential rule; while learning, as lenient counts with silence as wrong. At the end ${percent(evaluated.accuracy.lenient)} of the test images leniently; the paper says 97.4.`,
    ...withCurves(
      ['epoch', 'learning', 'held back'],
      all.map(({ epoch, training, validation }) => [epoch, training, validation]),
      { isEven: false },
    ),
  }),
};
