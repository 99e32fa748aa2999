import { percent } from '@s4nn/core';
import { type Recipe, withCurves } from './figure.js';

/** Accuracy after each epoch. */
export const epochs: Recipe = {
  dataset: 'mnist',
  // The test samples are only for the trained network, so others are held back.
  networks: [{ name: 'validated', set: { '/training/validation': 10000 } }],
  make: ([{ epochs: all, evaluated }]) => ({
    title: 'Accuracy by epoch',
    caption: `Held back: on training images that the network does not learn from (10,000 by default), by the potential rule. Learning: on the images that it learns from, by lenient, with silence as wrong. At the end, ${percent(evaluated.accuracy.lenient)} of the test images are right by lenient; the paper prints 97.4 %.`,
    ...withCurves(
      ['epoch', 'learning', 'held back'],
      all.map(({ epoch, training, validation }) => [epoch, training, validation]),
      { isEven: false },
    ),
  }),
};
